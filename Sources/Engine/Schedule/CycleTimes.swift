import ThresholdCore

/// When the learning cycles of a scope are due.
///
/// Spread by a number that is a scope's own for ever, so that neither a start nor an hour at which many bots began makes
/// all of them due at once: the first cycle of a scope lies anywhere within one interval of when it was first seen, and
/// each next one an interval and up to a tenth of it after the last.
struct CycleTimes: Sendable {
  /// From one cycle to the next at least; below it a safeguard would refuse the cycle.
  let interval: Span

  private static let intervalMin = Span.minutes(1)
  private static let jitter = 0.1
  private static let retryJitter = 0.25

  init(_ configuration: LearningConfiguration) {
    interval = max(Self.intervalMin, configuration.intervalMin, configuration.schedule)
  }

  /// Of a scope that nobody has scheduled yet: where its last cycle says, or anywhere within an interval from `now` on if
  /// there was none or its time is past.
  func first(of key: Key, lastCycle: Instant?, now: Instant) -> Instant {
    if let lastCycle, next(of: key, after: lastCycle) > now { return next(of: key, after: lastCycle) }
    return now + part(of: key, 1)
  }

  /// After a cycle, or after there was nothing to do for one.
  func next(of key: Key, after cycle: Instant) -> Instant {
    cycle + interval + part(of: key, Self.jitter)
  }

  /// After so many failures in a row: a claim's time after the first, twice as long after each next, an interval at most;
  /// and up to a quarter more, so that those that failed together, because of one of them, part.
  func retry(of key: Key, after failure: Instant, failures: Int) -> Instant {
    let doublings = Double(1 << min(max(0, failures - 1), 30))
    let wait = min(interval.seconds, LearningSchedule.claimTime.seconds * doublings)
    return failure + .seconds(wait * (1 + Self.retryJitter * DecisionID.fraction(of: "\(key)")))
  }

  /// The scope's own part of `share` intervals.
  private func part(of key: Key, _ share: Double) -> Span {
    .seconds(interval.seconds * share * DecisionID.fraction(of: "\(key)"))
  }
}
