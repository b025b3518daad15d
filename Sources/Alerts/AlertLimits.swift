package import ThresholdCore

/// Where the rules draw their lines. `nil` takes a rule out of force.
package struct AlertLimits: Sendable, Equatable {
  /// Least time between two notices of the same alert, unless it gets worse.
  package var cooldown = Span.minutes(15)
  /// Cycles that fail in a row.
  package var adaptationFailures: Int? = 3
  /// How long the database may not answer.
  package var storageAway: Span? = .seconds(5)
  /// From then on memory does not answer entries any more (MAX_STALENESS).
  package var stalenessMax = Span.seconds(60)
  /// A score below this, of at least `performanceTradesMin` trades.
  package var performanceScoreMin: Double? = 0.2
  /// Fewer trades say nothing.
  package var performanceTradesMin = 20
  package var watchLagMax: Span? = .seconds(5)
  /// In bytes, as the two below.
  package var diskFreeMin: Int? = 1 << 30
  package var memoryMax: Int? = 4 << 30
  /// A fraction of the calls of `errorWindow`, of at least `errorCallsMin` calls.
  package var errorRateMax: Double? = 0.05
  package var errorWindow = Span.minutes(1)
  package var errorCallsMin: UInt64 = 20

  package init() {}
}
