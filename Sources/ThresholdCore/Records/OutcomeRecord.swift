/// One outcome in a scope's journal. Append-only; `number` counts without gaps within its scope, from 1.
package struct OutcomeRecord: Sendable, Equatable {
  /// The scope whose learner it feeds: a symbol's or the user's global one.
  package var scope: Key
  /// Given inside the transaction that inserts it.
  package var number: Int64
  package var decisionID: String
  package var basis: LearningBasis
  /// Net of fee, in percent.
  package var pnlPercent: Double
  package var decidedAt: Instant
  package var knownAt: Instant
  /// Of decision and report together.
  package var propensity: Double
  /// Whether it was really traded.
  package var executed: Bool
  package var view: LearnerView

  package init(
    scope: Key, number: Int64, decisionID: String, basis: LearningBasis, pnlPercent: Double,
    decidedAt: Instant,
    knownAt: Instant, propensity: Double, executed: Bool, view: LearnerView
  ) {
    self.scope = scope
    self.number = number
    self.decisionID = decisionID
    self.basis = basis
    self.pnlPercent = pnlPercent
    self.decidedAt = decidedAt
    self.knownAt = knownAt
    self.propensity = propensity
    self.executed = executed
    self.view = view
  }
}
