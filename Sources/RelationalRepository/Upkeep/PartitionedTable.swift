internal import ThresholdCore

/// A table that Postgres keeps in partitions, one a period, beside the default one for whatever fits into none.
enum PartitionedTable: String, CaseIterable {
  case decisions
  case prices

  var defaultPartition: String { "\(rawValue)_default" }

  func partition(of period: StoragePeriod) -> String { "\(rawValue)_w\(period.number)" }

  /// The period of the partition with that name; `nil` for the default one and for what others made.
  func period(of partition: String) -> StoragePeriod? {
    guard partition.hasPrefix("\(rawValue)_w") else { return nil }
    return Int64(partition.dropFirst(rawValue.utf8.count + 2)).map(StoragePeriod.init(number:))
  }

  /// The column by which rows go to partitions.
  var column: String {
    switch self {
    case .decisions: "decision_id"
    case .prices: "priced_at"
    }
  }

  /// Where a period begins in that column, as SQL writes it; the next one's is where it ends.
  func bound(of period: StoragePeriod) -> String {
    switch self {
    case .decisions: "'\(DecisionID.bound(at: period.start))'"
    case .prices: "\(period.start.nanoseconds)"
    }
  }

  /// The statements that make the partition of `period`, with the rows that went to the default one meanwhile.
  ///
  /// The table is locked first, with all its partitions: a row that came to the default one in between would make the
  /// last statement fail. And not the default one alone, since others look at the list of partitions before they wait for
  /// one of them, and would then not find the rows that were moved into a new one.
  func definition(of period: StoragePeriod) -> [String] {
    let partition = partition(of: period)
    let (from, end) = (bound(of: period), bound(of: period.next))
    return [
      "LOCK TABLE \(rawValue) IN ACCESS EXCLUSIVE MODE",
      "CREATE TABLE \(partition) (LIKE \(rawValue) INCLUDING DEFAULTS)",
      """
      WITH moved AS (DELETE FROM \(defaultPartition) WHERE \(column) >= \(from) AND \(column) < \(end) RETURNING *)
      INSERT INTO \(partition) SELECT * FROM moved
      """,
      "ALTER TABLE \(rawValue) ATTACH PARTITION \(partition) FOR VALUES FROM (\(from)) TO (\(end))",
    ]
  }
}
