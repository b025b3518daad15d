package import ThresholdCore

/// What a replay came to.
package struct ReplayReport: Sendable, Equatable {
  package var signals = 0
  /// Signals that the thresholds in force accepted, and those that the thresholds of the beginning would have.
  package var accepted = 0
  package var acceptedByStatic = 0
  /// Sum of the outcomes of accepted signals, in percent; the first with the thresholds in force, the second with those of
  /// the beginning.
  package var pnlAdaptive = 0.0
  package var pnlStatic = 0.0
  package var before: PerParameter<Double>
  package var after: PerParameter<Double>
  package var outcomesReported = 0
  package var tradesRecorded = 0
  /// Decisions that a lock stood in the way of, by the lock's rule.
  package var locked: [String: Int] = [:]
  package var pricesRecorded = 0
  /// Outcomes that no learner will see, by the server's reason.
  package var notLearned: [String: Int] = [:]
  /// Cycles that moved a threshold, and those that moved none.
  package var adaptationsMade = 0
  package var adaptationsRefused = 0
  /// How many cycles each safeguard blocked, wholly or in part.
  package var blocked: [String: Int] = [:]

  package init(before: PerParameter<Double>) {
    self.before = before
    after = before
  }
}
