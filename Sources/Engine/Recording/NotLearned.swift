/// Why a record feeds no learner; the text is stored and on the wire.
enum NotLearned {
  /// The decision is not in storage (lost in a crash, not sampled, or expired) and the trade carried no signal.
  static let decisionUnknown = "DECISION_UNKNOWN"
  /// The trade names no decision and carries no signal.
  static let noDecision = "NO_DECISION"
  /// Exits and holds are never learned from.
  static let notAnEntry = "NOT_AN_ENTRY"
  /// The decision has an outcome already.
  static let hasOutcome = "OUTCOME_EXISTS"
  /// The key learns from marked outcomes.
  static let otherBasis = "OTHER_BASIS"
}
