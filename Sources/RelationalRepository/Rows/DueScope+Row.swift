internal import Repository
internal import ThresholdCore

extension DueScope: StoredRow {
  static let table = ScopeRecord.table

  static let columns = ScopeRecord.columns + [SQLColumn("cycle_due_at", .int)]

  /// What stands for a scope that nobody has scheduled.
  private static let unscheduled = Instant(nanoseconds: 0)

  var values: [SQLValue] { scope.values + [SQLValue(dueAt ?? Self.unscheduled)] }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let scope = try ScopeRecord(&row)
    let dueAt = try row.instant()
    self.init(scope: scope, dueAt: dueAt == Self.unscheduled ? nil : dueAt)
  }
}
