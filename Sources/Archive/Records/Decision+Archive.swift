internal import Repository
internal import ThresholdCore

extension StoredDecision: ArchivedRecord {
  static func blank(_ owner: UserID) -> StoredDecision {
    let decision = Decision(
      id: "", key: Key(user: owner, symbol: .global), action: .hold, intent: .entry, accepted: false,
      decidedAt: .zero, price: nil, propensity: 1, symbolView: nil, globalView: nil)
    return StoredDecision(decision, isLateForSymbol: false, isLateForGlobal: false)
  }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field(symbolOf: &decision.key)
    try fields.field("id", &decision.id)
    try fields.field("action", &decision.action)
    try fields.field("intent", &decision.intent)
    try fields.field("accepted", &decision.accepted)
    try fields.field("decided_at", &decision.decidedAt)
    try fields.field("price", &decision.price)
    try fields.field("propensity", &decision.propensity)
    try fields.field("symbol_view", record: &decision.symbolView)
    try fields.field("global_view", record: &decision.globalView)
    try fields.field("refused_by", &decision.refusedBy) { refused in
      Parameter.allCases.filter { refused[$0] }.map(\.name)
    } from: { names in
      PerParameter { names.contains($0.name) }
    }
    try fields.field("late_for_symbol", &isLateForSymbol)
    try fields.field("late_for_global", &isLateForGlobal)
  }
}

extension OutcomeRecord: ArchivedRecord {
  static func blank(_ owner: UserID) -> OutcomeRecord {
    let nowhere = PerParameter(repeating: 0.0)
    return OutcomeRecord(
      scope: Key(user: owner, symbol: .global), number: 0, decisionID: "", basis: .reported, pnlPercent: 0,
      decidedAt: .zero, knownAt: .zero, propensity: 1, executed: false,
      view: LearnerView(z: nowhere, u: nowhere, baseline: nowhere, liveAccepted: false, version: 0))
  }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field(symbolOf: &scope)
    try fields.field("number", &number)
    try fields.field("decision_id", &decisionID)
    try fields.field("basis", &basis)
    try fields.field("pnl_percent", &pnlPercent)
    try fields.field("decided_at", &decidedAt)
    try fields.field("known_at", &knownAt)
    try fields.field("propensity", &propensity)
    try fields.field("executed", &executed)
    try fields.field("view", record: &view)
  }
}

extension OutcomeReport: ArchivedRecord {
  static func blank(_ owner: UserID) -> OutcomeReport {
    OutcomeReport(user: owner, id: "", fingerprint: [], notLearnedReason: nil, recordedAt: .zero)
  }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field("id", &id)
    try fields.field("fingerprint", bytes: &fingerprint)
    try fields.field("not_learned", &notLearnedReason)
    try fields.field("recorded_at", &recordedAt)
  }
}
