internal import Repository
internal import ThresholdCore

extension DueScope: StoredRow {
  static let table = ScopeRecord.table

  /// In front what must be known of a row that cannot be read.
  static let columns =
    [SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("cycle_due_at", .int)]
    + ScopeRecord.columns

  /// What stands for a scope that nobody has scheduled.
  private static let unscheduled = Instant(nanoseconds: 0)

  var values: [SQLValue] {
    [SQLValue(key.user), SQLValue(key.symbol), SQLValue(dueAt ?? Self.unscheduled)] + (scope?.values ?? [])
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let key = try row.key()
    let dueAt = try row.instant()
    self.init(
      key: key, scope: try? ScopeRecord(&row), dueAt: dueAt == Self.unscheduled ? nil : dueAt)
  }
}
