internal import Dispatch
package import Logging
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Writes log lines to a file descriptor, never on the thread that logs.
///
/// A write to a pipe or a terminal blocks for as long as its reader pleases, and an event loop must not wait for the
/// reader of a log. So a line costs its caller the formatting and an append under a lock; a queue of its own writes
/// all lines that came together in one call. At most `bytesMax` wait; lines beyond that are lost, counted, and
/// reported by a line of their own as soon as there is room.
package final class LogWriter: Sendable {
  /// Bytes that may wait for a stalled reader.
  package static let bytesMax = 4 << 20

  private struct State {
    var pending: [UInt8] = []
    var isWriting = false
    /// Lines lost since the last report of losses.
    var lostUnreported = 0
    var lost = 0
  }

  package let format: LogFormat
  /// Least level of loggers that have none of their own; may change at any time.
  package var level: Logger.Level {
    get { Logger.Level.allCases[levelIndex.load(ordering: .relaxed)] }
    set { levelIndex.store(Logger.Level.allCases.firstIndex(of: newValue) ?? 0, ordering: .relaxed) }
  }

  private let levelIndex = Atomic(Logger.Level.allCases.firstIndex(of: .info) ?? 0)
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "log")

  /// Writes to standard error.
  package init(format: LogFormat) {
    self.format = format
    descriptor = STDERR_FILENO
    ownsDescriptor = false
  }

  /// Appends to the file at `path`, made if it is missing, readable for owner and group.
  ///
  /// - Throws: `LogFileError` if it cannot be opened.
  package init(format: LogFormat, path: String) throws(LogFileError) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw LogFileError(path: path, code: errno) }
    self.format = format
    self.descriptor = descriptor
    ownsDescriptor = true
  }

  /// Writes to `descriptor`, which stays the caller's.
  package init(format: LogFormat, descriptor: Int32) {
    self.format = format
    self.descriptor = descriptor
    ownsDescriptor = false
  }

  deinit {
    if ownsDescriptor { close(descriptor) }
  }

  /// Lines that were lost because the reader was too slow or gone.
  package var lost: Int { state.withLock { $0.lost } }

  /// Hands one record over. Cost: formatting and one lock; no system call unless the queue was idle.
  package func write(_ record: LogRecord) {
    var line: [UInt8] = []
    line.reserveCapacity(256)
    format.append(record, to: &line)
    let mustStart = state.withLock { state -> Bool in
      guard state.pending.count + line.count <= Self.bytesMax else {
        state.lost += 1
        state.lostUnreported += 1
        return false
      }
      if state.lostUnreported > 0 {
        format.append(Self.lossReport(state.lostUnreported), to: &state.pending)
        state.lostUnreported = 0
      }
      state.pending += line
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if mustStart { queue.async { self.writePending() } }
  }

  /// Returns once everything handed over before is written, however long the reader takes.
  package func flush() { queue.sync {} }

  private func writePending() {
    while true {
      let bytes = state.withLock { state -> [UInt8] in
        if state.pending.isEmpty { state.isWriting = false }
        return exchange(&state.pending, with: [])
      }
      if bytes.isEmpty { return }
      if !writeAll(bytes) {
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        state.withLock { $0.lost += lines }
      }
    }
  }

  /// Whether all of `bytes` was written. What a full disk or a closed pipe refused is not tried again: a log must
  /// not grow in memory for ever.
  private func writeAll(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // A terminal shared with a program that made it non-blocking.
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wanted, 1, -1)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func lossReport(_ lines: Int) -> LogRecord {
    LogRecord(
      time: .now, level: .warning, logger: "log", message: "lines were lost, the log's reader is too slow",
      metadata: ["lines": "\(lines)"])
  }
}
