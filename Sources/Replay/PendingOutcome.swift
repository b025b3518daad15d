import ThresholdCore

/// An outcome that becomes known in the future.
struct PendingOutcome {
  var decisionID: String
  var pnlPercent: Double
  var knownAt: Instant
  /// Of a signal that was accepted: what is traded.
  var trade: (side: Action, openedAt: Instant)?
}
