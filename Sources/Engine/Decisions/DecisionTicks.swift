import Synchronization
import ThresholdCore

/// The times that this process has given to decisions, each once. A class, so that an actor can share what cannot be
/// copied.
final class DecisionTicks: Sendable {
  private let last = Atomic<UInt64>(0)

  /// The time of a decision made at `instant`: the next free one, if others came first. Faster than one decision in 16
  /// nanoseconds, the times would run ahead of the clock.
  func next(at instant: Instant) -> UInt64 {
    let now = DecisionID.tick(at: instant)
    var before = last.load(ordering: .relaxed)
    while true {
      let tick = max(now, before + 1)
      let (exchanged, found) = last.weakCompareExchange(
        expected: before, desired: tick, ordering: .relaxed)
      if exchanged { return tick }
      before = found
    }
  }
}
