import ThresholdCore

/// An outcome that becomes known in the future.
struct PendingOutcome {
  var decisionID: String
  var pnlPercent: Double
  var knownAt: Instant
}
