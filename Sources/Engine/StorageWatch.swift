import Synchronization
package import ThresholdCore

/// Whether storage is in reach, and since when memory may be out of date. Read on the hot path without a lock.
package final class StorageWatch: Sendable {
  /// When storage last answered, in nanoseconds.
  private let lastAnswer = Atomic<Int64>(0)
  private let isAway = Atomic<Bool>(false)

  package init() {}

  /// Storage answered at `now`.
  package func answered(at now: Instant) {
    lastAnswer.store(now.nanoseconds, ordering: .relaxed)
    isAway.store(false, ordering: .releasing)
  }

  /// Storage did not answer.
  package func failed() { isAway.store(true, ordering: .releasing) }

  package var isInReach: Bool { !isAway.load(ordering: .acquiring) }

  /// How old memory may be at `now`; `nil` while storage is in reach.
  package func staleFor(at now: Instant) -> Span? {
    guard isAway.load(ordering: .acquiring) else { return nil }
    return max(Span(nanoseconds: 0), now - Instant(nanoseconds: lastAnswer.load(ordering: .relaxed)))
  }
}
