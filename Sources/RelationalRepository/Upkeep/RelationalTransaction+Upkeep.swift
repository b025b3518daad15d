package import Repository
package import ThresholdCore

extension RelationalTransaction: Upkeep {
  /// Any number that no one else uses.
  private static let upkeepLock: Int64 = 0x7570_6b65_6570_0001
  private static let claimUpkeep = SQLStatement(
    "SELECT CAST(CASE WHEN pg_try_advisory_xact_lock($1) THEN 1 ELSE 0 END AS BIGINT)")
  private static let selectPartitions = SQLStatement(
    """
    SELECT CAST(c.relname AS TEXT) FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
    WHERE i.inhparent = to_regclass($1)
    """)
  private static let selectScopesWithoutCheckpoint = ScopeRecord.select(
    """
    WHERE entry_count > 0 AND NOT EXISTS (
      SELECT 1 FROM checkpoints AS c
      WHERE c.user_id = scopes.user_id AND c.symbol = scopes.symbol
        AND (c.sequence >= scopes.entry_count OR c.recorded_at >= $1))
    ORDER BY user_id, symbol LIMIT $2
    """, lock: .update)
  private static let deleteRequests = SQLStatement("DELETE FROM requests WHERE recorded_at < $1")
  private static let selectHead = SQLStatement("SELECT revision FROM change_head")
  private static let deleteChanges = SQLStatement("DELETE FROM changes WHERE revision <= $1")

  /// Periods after the present one whose partitions are made ahead.
  private static let periodsAhead = 2
  /// How long a change of a table may keep others waiting for it.
  private static let lockTimeout = "SET LOCAL lock_timeout = '2s'"

  package func claimUpkeep() throws -> Bool {
    // SQLite has one writer, and this transaction is it.
    guard dialect == .postgresql else { return true }
    return try query(Self.claimUpkeep, each: [[.int(Self.upkeepLock)]]) { row throws(RepositoryError) in
      try row.bool()
    } == [true]
  }

  package func makeRoom(at instant: Instant) throws {
    guard dialect == .postgresql else { return }
    for table in PartitionedTable.allCases {
      let existing = Set(try partitions(of: table))
      var period = StoragePeriod(of: instant)
      for _ in 0...Self.periodsAhead {
        if !existing.contains(period) {
          try define(Self.lockTimeout)
          for statement in table.definition(of: period) { try define(statement) }
        }
        period = period.next
      }
    }
  }

  package func hasRecords(ofDecisionsBefore decisions: Instant, ofPricesBefore prices: Instant) throws -> Bool
  {
    try DecisionRemoval.isAnyOld(decisions, in: self) || PriceRemoval.isAnyOld(prices, in: self)
  }

  package func scopesWithoutCheckpoint(since: Instant, limit: Int) throws -> [ScopeRecord] {
    try rows(Self.selectScopesWithoutCheckpoint, [SQLValue(since), .int(Int64(max(0, limit)))])
  }

  package func insert(_ checkpoints: [Checkpoint]) throws {
    try execute(Self.insertCheckpoints, given: checkpoints.map(\.values))
  }

  package func removeRequests(recordedBefore instant: Instant) throws {
    try execute(Self.deleteRequests, [SQLValue(instant)])
  }

  package func compactChanges(through revision: Int64) throws {
    let heads = try query(Self.selectHead) { row throws(RepositoryError) in try row.int() }
    let through = min(revision, heads.first ?? 0)
    try execute(Self.deleteChanges, [.int(through)])
    try execute(Self.setCompacted, [.int(through)])
  }

  package func removeDecisions(_ limits: RemovalLimits) throws -> Removal {
    switch dialect {
    case .sqlite: try DecisionRemoval(transaction: self, limits: limits).nextRows()
    case .postgresql: try DecisionRemoval(transaction: self, limits: limits).nextPartition()
    }
  }

  package func removePrices(_ limits: RemovalLimits) throws -> Removal {
    switch dialect {
    case .sqlite: try PriceRemoval(transaction: self, limits: limits).nextRows()
    case .postgresql: try PriceRemoval(transaction: self, limits: limits).nextPartition()
    }
  }

  /// The periods that have a partition, oldest first.
  func partitions(of table: PartitionedTable) throws(RepositoryError) -> [StoragePeriod] {
    let names = try query(Self.selectPartitions, each: [[.text(table.rawValue)]]) {
      row throws(RepositoryError) in try row.text()
    }
    return names.compactMap(table.period).sorted()
  }

  /// Drops the partition of `period`, with all it has.
  func drop(_ period: StoragePeriod, of table: PartitionedTable) throws(RepositoryError) {
    try define(Self.lockTimeout)
    try define("DROP TABLE \(table.partition(of: period))")
  }
}
