internal import Repository
internal import ThresholdCore

/// A decision, and whether it came too late for the learners that should have seen it.
struct DecisionRow: StoredRow {
  var decision: Decision
  var isLateForSymbol: Bool
  var isLateForGlobal: Bool

  static let table = "decisions"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("decision_id", .text),
    SQLColumn("action", .int), SQLColumn("intent", .int), SQLColumn("accepted", .int),
    SQLColumn("decided_at", .int), SQLColumn("price", .double), SQLColumn("propensity", .double),
    SQLColumn("symbol_view", .blob), SQLColumn("global_view", .blob), SQLColumn("late_symbol", .int),
    SQLColumn("late_global", .int), SQLColumn("refused_by", .int),
  ]

  init(_ decision: Decision, isLateForSymbol: Bool, isLateForGlobal: Bool) {
    self.decision = decision
    self.isLateForSymbol = isLateForSymbol
    self.isLateForGlobal = isLateForGlobal
  }

  var values: [SQLValue] {
    [
      SQLValue(decision.key.user), SQLValue(decision.key.symbol), .text(decision.id),
      SQLValue(decision.action), SQLValue(decision.intent), SQLValue(decision.accepted),
      SQLValue(decision.decidedAt), SQLValue(decision.price), SQLValue(decision.propensity),
      SQLValue(decision.symbolView), SQLValue(decision.globalView), SQLValue(isLateForSymbol),
      SQLValue(isLateForGlobal), .int(Self.bits(decision.refusedBy)),
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let key = try row.key()
    decision = Decision(
      id: try row.text(), key: key, action: try row.enumeration(), intent: try row.enumeration(),
      accepted: try row.bool(), decidedAt: try row.instant(), price: try row.optionalDouble(),
      propensity: try row.double(), symbolView: try row.optionalRecord(),
      globalView: try row.optionalRecord())
    isLateForSymbol = try row.bool()
    isLateForGlobal = try row.bool()
    let bits = try row.int()
    decision.refusedBy = PerParameter { bits & 1 << Int64($0.rawValue) != 0 }
  }

  /// One bit for each parameter, at the place of its raw value.
  private static func bits(_ flags: PerParameter<Bool>) -> Int64 {
    Parameter.allCases.reduce(0) { flags[$1] ? $0 | 1 << Int64($1.rawValue) : $0 }
  }
}
