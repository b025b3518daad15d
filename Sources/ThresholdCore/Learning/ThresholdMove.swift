/// A step that the learner took with a live value; kept for 24 hours, for the daily limit.
package struct ThresholdMove: Sendable, Equatable {
  package var at: Instant
  package var parameter: Parameter
  /// The value before it.
  package var from: Double
}
