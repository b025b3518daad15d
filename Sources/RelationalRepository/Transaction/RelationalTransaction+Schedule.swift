package import Repository
package import ThresholdCore

extension RelationalTransaction: CycleSchedule {
  private static let selectDue = DueScope.select(
    "WHERE cycle_due_at <= $1 ORDER BY cycle_due_at LIMIT $2", lock: .updateUnlessLocked)
  private static let scope = [SQLColumn("user_id", .text), SQLColumn("symbol", .text)]
  private static let lockCyclesDue = SQLStatement(
    "SELECT user_id, symbol, cycle_due_at FROM scopes WHERE user_id = $1 AND symbol = $2 AND cycle_due_at <> 0",
    each: scope, lock: .update)
  // As `setOutcomeCounts`: the rows are there, because they are locked.
  private static let setCyclesDue = SQLStatement(
    """
    INSERT INTO scopes (
      user_id, symbol, version, revision, policy, learner, outcome_count, entry_count, cycle_due_at)
    SELECT user_id, symbol, 0, 0, empty, empty, 0, 0, cycle_due_at FROM :given WHERE true
    ON CONFLICT (user_id, symbol) DO UPDATE SET cycle_due_at = excluded.cycle_due_at
    """, given: scope + [SQLColumn("cycle_due_at", .int), SQLColumn("empty", .blob)])

  package func lockDueScopes(at now: Instant, limit: Int) throws -> [DueScope] {
    try rows(Self.selectDue, [SQLValue(now), .int(Int64(max(0, limit)))])
  }

  package func lockCyclesDue(_ keys: [Key]) throws -> [Key: Instant] {
    let found = try query(Self.lockCyclesDue, each: Self.each(of: keys)) { row throws(RepositoryError) in
      (key: try row.key(), dueAt: try row.instant())
    }
    return Dictionary(found.map { ($0.key, $0.dueAt) }) { first, _ in first }
  }

  package func setCyclesDue(_ due: [Key: Instant]) throws {
    try execute(
      Self.setCyclesDue,
      given: due.sorted { $0.key < $1.key }.map { key, instant in
        [SQLValue(key.user), SQLValue(key.symbol), SQLValue(instant), .blob([])]
      })
  }
}
