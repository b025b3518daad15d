internal import ThresholdCore

/// O(scopes log scopes) a look: in memory there are few.
extension InMemoryTransaction: CycleSchedule {
  func lockDueScopes(at now: Instant, limit: Int) -> [DueScope] {
    let due = tables.scopes.values.map { DueScope(key: $0.key, scope: $0, dueAt: tables.cyclesDue[$0.key]) }
      .filter { $0.dueAt.map { $0 <= now } ?? true }
    func place(_ due: DueScope) -> (Instant, Key) { (due.dueAt ?? Instant(nanoseconds: 0), due.key) }
    return Array(due.sorted { place($0) < place($1) }.prefix(max(0, limit)))
  }

  func lockCyclesDue(_ keys: [Key]) -> [Key: Instant] {
    tables.cyclesDue.filter { keys.contains($0.key) }
  }

  func setCyclesDue(_ due: [Key: Instant]) {
    for (key, instant) in due where tables.scopes[key] != nil { set(\.cyclesDue[key], to: instant) }
  }
}
