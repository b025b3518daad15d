internal import Repository
internal import ThresholdCore

extension StoredDay: StoredRow {
  static let table = "daily_results"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("day", .int),
    SQLColumn("result", .blob),
  ]

  var values: [SQLValue] {
    [SQLValue(key.user), SQLValue(key.symbol), .int(result.day.number), SQLValue(result)]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let key = try row.key()
    let day = UTCDay(number: try row.int())
    self.init(key: key, result: try row.record())
    guard result.day == day else {
      throw RepositoryError(
        .corrupt, "the result of \(key) on day \(day.number) is of day \(result.day.number)")
    }
  }
}
