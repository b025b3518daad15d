internal import Repository
internal import ThresholdCore

/// Removes decisions that are past their time, a part at each call.
struct DecisionRemoval {
  let transaction: RelationalTransaction
  let limits: RemovalLimits

  private static let selectUndatedSince = SQLStatement("SELECT undated_since FROM meta")
  private static let all = RemovalStatements(table: PartitionedTable.decisions.rawValue)
  private static let rest = RemovalStatements(table: PartitionedTable.decisions.defaultPartition)
  /// `$1` is where the periods that may go end, `$2` whether decisions without a time may go too.
  private static let isOld = """
    (d.decision_id >= '\(DecisionID.bounds.first)' AND d.decision_id < $1
      OR CAST($2 AS BIGINT) = 1 AND (d.decision_id < '\(DecisionID.bounds.first)' OR d.decision_id >= '\(DecisionID.bounds.end)'))
    """
  private static let deleteCheckpoints = all.deleteCheckpoints(beforeDecisions: isOld)
  private static let pageOfDecisions = all.pageOfDecisions
  /// The oldest of the file, which is searched no further: it has no index by time.
  private static let selectOldest = SQLStatement(
    "SELECT decision_id FROM decisions ORDER BY rowid LIMIT 100")
  private static let selectOldOfRest = SQLStatement(
    "SELECT CAST(1 AS BIGINT) FROM decisions_default AS d WHERE \(isOld) LIMIT 1")
  private static let deleteRow = SQLStatement("DELETE FROM decisions WHERE rowid = $1")
  private static let deleteCheckpointsOfRest = rest.deleteCheckpoints(beforeDecisions: isOld)
  /// `$3` and `$4` stand for `$1` and `$2` of `isOld`.
  private static let deleteRest = rest.deleteDecisions(
    where: isOld.replacing("$2", with: "$5").replacing("$1", with: "$4"))

  private var settling: SQLValue { .int(limits.settling.nanoseconds / 1_000) }
  private var bound: SQLValue { .text(DecisionID.bound(at: limits.before)) }

  /// Whether decisions of periods that ended before `instant` are found without a long search.
  static func isAnyOld(_ instant: Instant, in transaction: RelationalTransaction) throws(RepositoryError)
    -> Bool
  {
    let limits = RemovalLimits(before: instant, heldUntil: instant, settling: .seconds(0), rows: 0)
    let removal = DecisionRemoval(transaction: transaction, limits: limits)
    let undatedAreOld = try removal.undatedAreOld(limits.before)
    guard transaction.dialect == .postgresql else {
      return try transaction.query(selectOldest) { row throws(RepositoryError) in try row.text() }
        .contains { DecisionID.recordedAt($0).map { $0 < limits.before } ?? undatedAreOld }
    }
    if try transaction.partitions(of: .decisions).contains(where: { $0.end <= limits.before }) { return true }
    return try !transaction.query(selectOldOfRest, each: [[removal.bound, SQLValue(undatedAreOld)]]) {
      row throws(RepositoryError) in try row.int()
    }.isEmpty
  }

  /// Drops the oldest partition after the cursor that may go; after the last, deletes rows of the default one.
  func nextPartition() throws(RepositoryError) -> Removal {
    let table = PartitionedTable.decisions
    for period in try transaction.partitions(of: table)
    where period.end <= limits.before && period.number > limits.cursor ?? .min {
      let statements = RemovalStatements(table: table.partition(of: period))
      let isUnseen = try !transaction.query(statements.anyUnseen, each: [[settling]]) {
        row throws(RepositoryError) in try row.int()
      }.isEmpty
      if isUnseen, period.end > limits.heldUntil { continue }
      let counts = try transaction.query(statements.countDecisions, each: [[settling]]) {
        row throws(RepositoryError) in Removal(rows: try row.int(), unseen: try row.int())
      }
      try transaction.execute(statements.deleteCheckpoints(beforeDecisions: "true"))
      try transaction.drop(period, of: table)
      var removal = counts.first ?? Removal()
      removal.cursor = period.number
      return removal
    }
    return try nextRowsOfDefault()
  }

  private func nextRowsOfDefault() throws(RepositoryError) -> Removal {
    let undated = SQLValue(try undatedAreOld(limits.before))
    if limits.cursor != .max {
      try transaction.execute(Self.deleteCheckpointsOfRest, [bound, undated])
    }
    let removed = try transaction.query(
      Self.deleteRest,
      each: [[settling, .int(1), .int(Int64(limits.rows)), bound, undated]]
    ) { row throws(RepositoryError) in try row.int() }.count
    // What learners have not seen goes later.
    let held = try transaction.query(
      Self.deleteRest,
      each: [
        [
          settling, .int(0), .int(Int64(limits.rows - removed)),
          .text(DecisionID.bound(at: limits.heldUntil)), SQLValue(try undatedAreOld(limits.heldUntil)),
        ]
      ]
    ) { row throws(RepositoryError) in try row.int() }.count
    let isFull = removed + held == limits.rows
    return Removal(rows: Int64(removed + held), unseen: Int64(held), cursor: isFull ? .max : nil)
  }

  /// Looks at the next rows in the order in which they were inserted, and removes those that may go.
  func nextRows() throws(RepositoryError) -> Removal {
    let undatedAreOld = try undatedAreOld(limits.before)
    let undatedAreHeld = try !self.undatedAreOld(limits.heldUntil)
    if limits.cursor == nil {
      try transaction.execute(Self.deleteCheckpoints, [bound, SQLValue(undatedAreOld)])
    }
    let page = try transaction.query(
      Self.pageOfDecisions, each: [[settling, .int(limits.cursor ?? 0), .int(Int64(limits.rows))]]
    ) { row throws(RepositoryError) in
      (place: try row.int(), recordedAt: DecisionID.recordedAt(try row.text()), isUnseen: try row.bool())
    }
    var removal = Removal()
    var isAnyOld = false
    for decision in page {
      let isOld = decision.recordedAt.map { $0 < limits.before } ?? undatedAreOld
      guard isOld else { continue }
      isAnyOld = true
      let isHeld = decision.recordedAt.map { $0 >= limits.heldUntil } ?? undatedAreHeld
      if decision.isUnseen, isHeld { continue }
      try transaction.execute(Self.deleteRow, [.int(decision.place)])
      removal.rows += 1
      if decision.isUnseen { removal.unseen += 1 }
    }
    // Rows lie in about the order of their times: after a page of young ones there are no old ones.
    removal.cursor = isAnyOld && page.count == limits.rows ? page.last?.place : nil
    return removal
  }

  /// Whether decisions whose id tells no time count as recorded before `instant`.
  private func undatedAreOld(_ instant: Instant) throws(RepositoryError) -> Bool {
    try transaction.query(Self.selectUndatedSince) { row throws(RepositoryError) in try row.instant() }
      .allSatisfy { $0 < instant }
  }
}
