import ThresholdCore

/// When the next learning cycle is due on the stream's clock.
struct AdaptationSchedule {
  private(set) var next: Instant
  private let interval: Span

  /// The first is due one interval after `start`.
  init(start: Instant, interval: Span) {
    self.interval = interval
    next = start + interval
  }

  /// Whether one is due at `now`; if so, the next is due after `now`, and what was missed in between is not made up for.
  mutating func isDue(at now: Instant) -> Bool {
    guard now >= next else { return false }
    let late = (now - next).nanoseconds / interval.nanoseconds
    next = next + Span(nanoseconds: interval.nanoseconds * (late + 1))
    return true
  }
}
