internal import Repository
internal import ThresholdCore

extension Change: StoredRow {
  static let table = "changes"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("revision", .int),
    SQLColumn("cause", .int), SQLColumn("entry_id", .text), SQLColumn("previous", .blob),
    SQLColumn("next", .blob), SQLColumn("changed_at", .int), SQLColumn("recorded_at", .int),
  ]

  var values: [SQLValue] {
    [
      SQLValue(key.user), SQLValue(key.symbol), .int(revision), SQLValue(cause), .text(entryID),
      SQLValue(previous), SQLValue(next), SQLValue(changedAt), SQLValue(recordedAt),
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let key = try row.key()
    self.init(
      revision: try row.int(), key: key, cause: try row.enumeration(), entryID: try row.text(),
      previous: try row.record(), next: try row.record(), changedAt: try row.instant(),
      recordedAt: try row.instant())
  }
}
