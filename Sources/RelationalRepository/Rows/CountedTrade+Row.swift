internal import Repository

/// A trade with whether it is counted in the results of its day.
struct CountedTrade: StoredRow {
  static let table = TradeRecord.table
  static let columns = TradeRecord.columns + [SQLColumn("counted", .int)]

  private let record: TradeRecord
  private let isCounted: Bool

  init(_ record: TradeRecord, isCounted: Bool) {
    self.record = record
    self.isCounted = isCounted
  }

  var values: [SQLValue] { record.values + [SQLValue(isCounted)] }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    record = try TradeRecord(&row)
    isCounted = try row.bool()
  }
}
