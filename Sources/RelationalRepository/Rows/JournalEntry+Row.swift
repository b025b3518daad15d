internal import Repository
internal import ThresholdCore

extension JournalEntry: StoredRow {
  static let table = "journal"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("sequence", .int),
    SQLColumn("entry_id", .text), SQLColumn("cause", .int), SQLColumn("entered_at", .int),
    SQLColumn("input", .blob), SQLColumn("outcomes_through", .int), SQLColumn("learner", .text),
    SQLColumn("updates", .blob), SQLColumn("verdicts", .blob), SQLColumn("summary", .text),
    SQLColumn("previous", .blob), SQLColumn("next", .blob), SQLColumn("author", .text),
  ]

  var values: [SQLValue] {
    [
      SQLValue(key.user), SQLValue(key.symbol), .int(sequence), .text(id), SQLValue(cause), SQLValue(at),
      .blob(input), .int(outcomesThrough), .text(learner), .blob(updates.encoded()),
      .blob(verdicts.encoded()), .text(summary), SQLValue(previous), SQLValue(next),
      .text(author),
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let key = try row.key()
    let sequence = try row.int()
    self.init(
      id: try row.text(), key: key, sequence: sequence, cause: try row.enumeration(), at: try row.instant(),
      input: try row.blob(), outcomesThrough: try row.int(), learner: try row.text(),
      updates: try row.records(), verdicts: try row.records(), summary: try row.text(),
      previous: try row.record(), next: try row.record(), author: try row.text())
  }
}
