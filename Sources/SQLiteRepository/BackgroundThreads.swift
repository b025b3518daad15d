internal import Foundation
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Threads that give way to all others: for work that nobody waits for, beside others that somebody waits for.
///
/// They are started with the first work and end with `stop`.
final class BackgroundThreads: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var isStarted = false
    var isStopped = false
  }

  private let count: Int
  private let state: Mutex<State>
  private let arrivals = DispatchSemaphore(value: 0)

  /// Above the thread that starts them by so much. When others want all the time there is, such a thread has a tenth of what
  /// one of them has. With less it would hold up those who wait for what it holds: a lock, or the memory of a finished job.
  private static let niceness: CInt = 10

  /// - Parameter count: how many jobs run at once.
  init(count: Int) {
    self.count = count
    state = Mutex(State())
  }

  /// Runs `job` when one of the threads is free; after `stop` on some other one.
  func run(_ job: @escaping @Sendable () -> Void) {
    let (isStopped, mustStart) = state.withLock { state -> (Bool, Bool) in
      if state.isStopped { return (true, false) }
      defer { state.isStarted = true }
      state.waiting.append(job)
      return (false, !state.isStarted)
    }
    if isStopped { return DispatchQueue.global().async(execute: job) }
    if mustStart {
      for _ in 0..<count { Thread { self.loop() }.start() }
    }
    arrivals.signal()
  }

  /// Ends the threads once what waits is done.
  func stop() {
    state.withLock { $0.isStopped = true }
    for _ in 0..<count { arrivals.signal() }
  }

  private func loop() {
    Self.giveWay()
    while true {
      arrivals.wait()
      let job = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
      guard let job else { return }
      job()
    }
  }

  /// Lowers the priority of the thread that it is called on.
  private static func giveWay() {
    #if canImport(Darwin)
      pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0)
    #else
      // Linux means the thread by the process 0, whatever POSIX says. Everybody may be nicer; the most is 19.
      let which = __priority_which_t(PRIO_PROCESS.rawValue)
      _ = setpriority(which, 0, getpriority(which, 0) + niceness)
    #endif
  }
}
