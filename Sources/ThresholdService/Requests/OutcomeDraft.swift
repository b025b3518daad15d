import Engine
import ThresholdCore

/// An outcome as a caller sent it, not yet checked.
package struct OutcomeDraft: Sendable {
  package var id: String
  package var user: String
  package var decisionID: String
  package var pnlPercent: Double
  package var knownAt: RawTime?
  package var propensity: Double?

  package init(
    id: String, user: String, decisionID: String, pnlPercent: Double, knownAt: RawTime? = nil,
    propensity: Double? = nil
  ) {
    self.id = id
    self.user = user
    self.decisionID = decisionID
    self.pnlPercent = pnlPercent
    self.knownAt = knownAt
    self.propensity = propensity
  }

  /// The outcome, its faults noted. What is returned must not be used if there are faults.
  func checked(_ faults: inout Faults, now: Instant) -> ReportedOutcome {
    faults.identifier("outcome_id", id)
    faults.identifier("user_id", user)
    faults.identifier("decision_id", decisionID)
    faults.number("pnl_percent", pnlPercent, in: -100_000...100_000)
    if let propensity, !(propensity > 0 && propensity <= 1) {
      faults.add("propensity", "is \(propensity), must be more than 0 and at most 1")
    }
    return ReportedOutcome(
      id: id, user: UserID(user), decisionID: decisionID, pnlPercent: pnlPercent,
      knownAt: faults.time("known_at", knownAt, now: now), propensity: propensity ?? 1)
  }
}
