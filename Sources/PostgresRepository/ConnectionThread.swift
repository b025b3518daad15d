internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A thread that holds one connection and runs jobs on it, in order. libpq blocks it, and nothing of Swift's.
final class ConnectionThread: Sendable {
  /// Works on the thread's connection, which it may make, replace or drop.
  typealias Job = @Sendable (inout PostgresConnection?) -> Void

  private let jobs = Mutex<[Job?]>([])
  private let arrivals = DispatchSemaphore(value: 0)

  private init() {}

  /// Starts a thread, which lives until `stop`; `nil` when the machine has no more.
  static func start() -> ConnectionThread? {
    let thread = ConnectionThread()
    let retained = Unmanaged.passRetained(thread)
    guard create(retained.toOpaque()) else {
      retained.release()
      return nil
    }
    return thread
  }

  /// Starts a thread in `enterThread`, which nobody joins.
  private static func create(_ argument: UnsafeMutableRawPointer) -> Bool {
    #if canImport(Glibc)
      var handle = pthread_t()
      guard pthread_create(&handle, nil, enterThread, argument) == 0 else { return false }
      pthread_detach(handle)
    #else
      var handle: pthread_t?
      guard pthread_create(&handle, nil, enterThread, argument) == 0, let handle else { return false }
      pthread_detach(handle)
    #endif
    return true
  }

  func run(_ job: @escaping Job) {
    enqueue(job)
  }

  /// Ends the thread and its connection after the jobs before.
  func stop() {
    enqueue(nil)
  }

  /// Makes the thread that it is called on sleep.
  static func pause(milliseconds: UInt32) {
    usleep(milliseconds * 1_000)
  }

  private func enqueue(_ job: Job?) {
    jobs.withLock { $0.append(job) }
    arrivals.signal()
  }

  fileprivate func loop() {
    var connection: PostgresConnection?
    while true {
      arrivals.wait()
      guard let job = jobs.withLock({ $0.removeFirst() }) else { return }
      job(&connection)
    }
  }
}

#if canImport(Glibc)
  private typealias ThreadArgument = UnsafeMutableRawPointer?
#else
  private typealias ThreadArgument = UnsafeMutableRawPointer
#endif

/// Runs the `ConnectionThread` that `argument` retains. Not a closure: Swift 6.3.1 crashes on one here.
private func enterThread(_ argument: ThreadArgument) -> UnsafeMutableRawPointer? {
  let retained: UnsafeMutableRawPointer? = argument
  if let retained { Unmanaged<ConnectionThread>.fromOpaque(retained).takeRetainedValue().loop() }
  return nil
}
