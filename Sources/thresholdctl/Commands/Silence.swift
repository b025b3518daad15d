import Synchronization

/// Notices when nothing was heard for too long.
final class Silence: Sendable {
  private let lastHeard = Mutex(ContinuousClock.now)
  private let watchdog = Mutex<Task<Void, any Error>?>(nil)

  /// Begins to listen, until `end`; calls `notice` once, if nothing is heard for `longest`.
  init(longest: Duration, _ notice: @escaping @Sendable () -> Void) {
    let task = Task { [weak self] in
      while !Task.isCancelled, let heard = self?.lastHeard.withLock({ $0 }) {
        guard heard.duration(to: .now) < longest else { return notice() }
        try await Task.sleep(until: heard + longest, clock: .continuous)
      }
    }
    watchdog.withLock { $0 = task }
  }

  /// Something was heard.
  func broken() { lastHeard.withLock { $0 = .now } }

  func end() { watchdog.withLock { $0 }?.cancel() }
}
