internal import Repository
internal import ThresholdCore

extension OutcomeRecord: StoredRow {
  static let table = "outcomes"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("number", .int),
    SQLColumn("decision_id", .text), SQLColumn("basis", .int), SQLColumn("pnl_percent", .double),
    SQLColumn("decided_at", .int), SQLColumn("known_at", .int), SQLColumn("propensity", .double),
    SQLColumn("executed", .int), SQLColumn("learner_view", .blob),
  ]

  var values: [SQLValue] {
    [
      SQLValue(scope.user), SQLValue(scope.symbol), .int(number), .text(decisionID), SQLValue(basis),
      SQLValue(pnlPercent), SQLValue(decidedAt), SQLValue(knownAt), SQLValue(propensity),
      SQLValue(executed), SQLValue(view),
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    self.init(
      scope: try row.key(), number: try row.int(), decisionID: try row.text(), basis: try row.enumeration(),
      pnlPercent: try row.double(), decidedAt: try row.instant(), knownAt: try row.instant(),
      propensity: try row.double(), executed: try row.bool(), view: try row.record())
  }
}
