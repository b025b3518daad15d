/// What a journal entry did.
package struct StepReport: Sendable, Equatable {
  /// Whether the scope's own values differ from before; then its version was raised.
  package var valuesChanged: Bool
  /// The live values that moved, in the order of `Parameter.allCases`.
  package var updates: [ThresholdUpdate]
  /// In the order the safeguards are asked; empty for commands, which no safeguard stops.
  package var verdicts: [SafeguardVerdict]
  /// For people, one sentence.
  package var summary: String
  /// Whether the state changed. If not, nothing need be written at all: the same input later, together with what came
  /// since, leads to the same state.
  package var worthWriting: Bool
  /// Outcomes folded by this entry.
  package var outcomesFolded: Int
  /// E after it, and the E that a promotion needs.
  package var evidence: Double
  package var evidenceNeeded: Double
  /// Name and version of the learner, such as `guarded_gradient/1`.
  package var learner: String

  package init(
    valuesChanged: Bool, updates: [ThresholdUpdate], verdicts: [SafeguardVerdict], summary: String,
    worthWriting: Bool, outcomesFolded: Int, evidence: Double, evidenceNeeded: Double, learner: String
  ) {
    self.valuesChanged = valuesChanged
    self.updates = updates
    self.verdicts = verdicts
    self.summary = summary
    self.worthWriting = worthWriting
    self.outcomesFolded = outcomesFolded
    self.evidence = evidence
    self.evidenceNeeded = evidenceNeeded
    self.learner = learner
  }
}
