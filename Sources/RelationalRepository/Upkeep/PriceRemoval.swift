internal import Repository
internal import ThresholdCore

/// Removes prices that are past their time, a part at each call.
struct PriceRemoval {
  let transaction: RelationalTransaction
  let limits: RemovalLimits

  private static let all = RemovalStatements(table: PartitionedTable.prices.rawValue)
  private static let rest = RemovalStatements(table: PartitionedTable.prices.defaultPartition)
  private static let deleteCheckpoints = all.deleteCheckpoints(beforePrices: "p.recorded_at < $1")
  private static let page = SQLStatement(
    "SELECT rowid, recorded_at FROM prices WHERE rowid > $1 ORDER BY rowid LIMIT $2")
  private static let selectOldest = SQLStatement(
    "SELECT recorded_at FROM prices ORDER BY rowid LIMIT 100")
  private static let selectOldOfRest = SQLStatement(
    "SELECT recorded_at FROM prices_default WHERE recorded_at < $1 LIMIT 1")
  private static let deleteRow = SQLStatement("DELETE FROM prices WHERE rowid = $1")
  private static let deleteCheckpointsOfRest = rest.deleteCheckpoints(beforePrices: "p.recorded_at < $1")
  private static let deleteRest = SQLStatement(
    """
    DELETE FROM prices_default WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM prices_default WHERE recorded_at < $1 LIMIT $2))
    RETURNING CAST(1 AS BIGINT)
    """)

  /// Whether prices of periods that ended before `instant` are found without a long search.
  static func isAnyOld(_ instant: Instant, in transaction: RelationalTransaction) throws(RepositoryError)
    -> Bool
  {
    let before = StoragePeriod(of: instant).start
    guard transaction.dialect == .postgresql else {
      return try transaction.query(selectOldest) { row throws(RepositoryError) in try row.instant() }
        .contains { $0 < before }
    }
    if try transaction.partitions(of: .prices).contains(where: { $0.end <= before }) { return true }
    return try !transaction.query(selectOldOfRest, each: [[SQLValue(before)]]) {
      row throws(RepositoryError) in try row.int()
    }.isEmpty
  }

  /// Drops the oldest partition after the cursor whose prices have all been recorded long ago; after the last, deletes
  /// rows of the default one.
  func nextPartition() throws(RepositoryError) -> Removal {
    let table = PartitionedTable.prices
    for period in try transaction.partitions(of: table)
    where period.end <= limits.before && period.number > limits.cursor ?? .min {
      let partition = table.partition(of: period)
      // Prices of that time may have been recorded later, by a simulated user or from an archive.
      let young = SQLStatement(
        "SELECT CAST(1 AS BIGINT) FROM \(partition) WHERE recorded_at >= $1 LIMIT 1")
      let isYoung = try !transaction.query(young, each: [[SQLValue(limits.before)]]) {
        row throws(RepositoryError) in try row.int()
      }.isEmpty
      if isYoung { continue }
      let counts = try transaction.query(SQLStatement("SELECT count(*) FROM \(partition)")) {
        row throws(RepositoryError) in try row.int()
      }
      try transaction.execute(RemovalStatements(table: partition).deleteCheckpoints(beforePrices: "true"))
      try transaction.drop(period, of: table)
      return Removal(rows: counts.first ?? 0, cursor: period.number)
    }
    if limits.cursor != .max {
      try transaction.execute(Self.deleteCheckpointsOfRest, [SQLValue(limits.before)])
    }
    let removed = try transaction.query(
      Self.deleteRest, each: [[SQLValue(limits.before), .int(Int64(limits.rows))]]
    ) { row throws(RepositoryError) in try row.int() }.count
    return Removal(rows: Int64(removed), cursor: removed == limits.rows ? .max : nil)
  }

  /// Looks at the next rows in the order in which they were inserted, and removes those that may go.
  func nextRows() throws(RepositoryError) -> Removal {
    if limits.cursor == nil { try transaction.execute(Self.deleteCheckpoints, [SQLValue(limits.before)]) }
    let page = try transaction.query(
      Self.page, each: [[.int(limits.cursor ?? 0), .int(Int64(limits.rows))]]
    ) { row throws(RepositoryError) in (place: try row.int(), recordedAt: try row.instant()) }
    let old = page.filter { $0.recordedAt < limits.before }
    for price in old { try transaction.execute(Self.deleteRow, [.int(price.place)]) }
    return Removal(
      rows: Int64(old.count), cursor: !old.isEmpty && page.count == limits.rows ? page.last?.place : nil)
  }
}
