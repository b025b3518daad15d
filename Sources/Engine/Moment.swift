package import ThresholdCore

/// The time that a command carries; the engine itself has no clock.
package struct Moment: Sendable, Equatable {
  /// When the server received it.
  package var received: Instant
  /// The clock of a simulated user, if the call carries one.
  package var asOf: Instant?
  /// When the caller stops waiting.
  package var deadline: ContinuousClock.Instant?

  package init(received: Instant, asOf: Instant? = nil, deadline: ContinuousClock.Instant? = nil) {
    self.received = received
    self.asOf = asOf
    self.deadline = deadline
  }

  /// The time that drives cooldowns, horizons and caps.
  package var now: Instant { asOf ?? received }
}
