internal import Repository
internal import ThresholdCore

extension OutcomeReport: StoredRow {
  static let table = "outcome_reports"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("outcome_id", .text), SQLColumn("fingerprint", .blob),
    SQLColumn("not_learned_reason", .text), SQLColumn("recorded_at", .int),
  ]

  var values: [SQLValue] {
    [
      SQLValue(user), .text(id), .blob(fingerprint), SQLValue(notLearnedReason), SQLValue(recordedAt),
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    self.init(
      user: UserID(try row.text()), id: try row.text(), fingerprint: try row.blob(),
      notLearnedReason: try row.optionalText(), recordedAt: try row.instant())
  }
}
