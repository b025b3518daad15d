import Synchronization
import ThresholdCore

/// Scopes whose last scheduled cycle failed here, so that each next try of one comes later than the last. A restart forgets
/// them, and tries each soon again.
final class FailedCycles: Sendable {
  private struct Failure {
    /// In a row.
    var count: Int
    var retryAt: Instant
  }

  private let failures = Mutex<[Key: Failure]>([:])
  private let times: CycleTimes
  private let capacity: Int

  /// - Parameter capacity: scopes that are remembered; those that fail beyond it are tried again soon.
  init(times: CycleTimes, capacity: Int = 100_000) {
    self.times = times
    self.capacity = capacity
  }

  /// How many there are.
  var count: Int { failures.withLock { $0.count } }

  /// Takes in that cycles failed at `now`, and says when each is to be tried again.
  func failed(_ keys: [Key], at now: Instant) -> [Key: Instant] {
    failures.withLock { failures in
      var due: [Key: Instant] = [:]
      for key in keys {
        let count = (failures[key]?.count ?? 0) + 1
        let retryAt = times.retry(of: key, after: now, failures: count)
        if failures[key] != nil || failures.count < capacity {
          failures[key] = Failure(count: count, retryAt: retryAt)
        }
        due[key] = retryAt
      }
      return due
    }
  }

  /// Takes in that cycles did not fail.
  func succeeded(_ keys: [Key]) {
    failures.withLock { failures in
      if failures.isEmpty { return }
      for key in keys { failures[key] = nil }
    }
  }

  /// Forgets those whose time came an interval ago: another replica looks after them.
  func forgetOld(at now: Instant) {
    failures.withLock { failures in
      if failures.isEmpty { return }
      failures = failures.filter { $0.value.retryAt + times.interval > now }
    }
  }
}
