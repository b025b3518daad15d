package import Repository
package import ThresholdCore

extension RelationalTransaction: WriteTransaction {
  package func lockUsers(_ ids: [UserID]) throws -> [UserID: UserRecord] {
    try making(
      ids, by: Self.insertUsers, { UserRecord(id: $0, clock: .undecided).values }
    ) { () throws(RepositoryError) in
      try users(Self.lockUsers, ids)
    }
  }

  package func put(_ users: [UserRecord]) throws {
    try insert(users, by: Self.updateUsers)
  }

  package func lockScopes(_ keys: [Key]) throws -> [Key: ScopeRecord] {
    try makingScopes(keys) { () throws(RepositoryError) in try scopes(Self.lockScopes, keys) }
  }

  package func put(_ scope: ScopeRecord) throws {
    try execute(Self.updateScope, scope.values)
  }

  package func setOutcomeCounts(_ counts: [Key: Int64]) throws {
    try execute(
      Self.setOutcomeCounts,
      given: counts.sorted { $0.key < $1.key }.map { key, count in
        [SQLValue(key.user), SQLValue(key.symbol), .int(count), .blob([])]
      })
  }

  package func setLocks(_ locks: [Key: ScopeLocks]) throws {
    for (key, locks) in locks.sorted(by: { $0.key < $1.key }) {
      try execute(Self.setLocks, [SQLValue(key.user), SQLValue(key.symbol), .blob(locks.encoded())])
    }
  }

  package func insert(_ decisions: [Decision]) throws {
    let keys = decisions.flatMap { decision in
      [decision.key, decision.key.global].filter { decision.view(for: $0) != nil }
    }
    let watermarks = try makingScopes(keys) { () throws(RepositoryError) in try lockWatermarks(keys) }
    func isLate(_ decision: Decision, for scope: Key) -> Bool {
      guard let watermark = watermarks[scope] ?? nil else { return false }
      return decision.decidedAt <= watermark
    }
    let rows = decisions.map {
      DecisionRow(
        $0, isLateForSymbol: isLate($0, for: $0.key), isLateForGlobal: isLate($0, for: $0.key.global))
    }
    try insert(rows, by: Self.insertDecisions)
  }

  package func insert(_ outcomes: [OutcomeRecord]) throws {
    try insert(outcomes, by: Self.insertOutcomes)
  }

  package func insert(_ reports: [OutcomeReport]) throws {
    try insert(reports, by: Self.insertReports)
  }

  package func insert(_ entry: JournalEntry) throws {
    try insert([entry], by: Self.insertEntry)
  }

  package func insert(_ prices: [PricePoint], owner: UserID?, recordedAt: Instant) throws {
    struct Place: Hashable {
      var symbol: Symbol
      var time: Instant
    }
    // One statement cannot replace the same row twice: of two prices of one time, the last counts.
    let last = Dictionary(prices.map { (Place(symbol: $0.symbol, time: $0.time), $0) }) { $1 }
    // In one order for all: two feeders that lock the same rows in different ones would wait for each other.
    let sorted = last.values.sorted { ($0.symbol, $0.time) < ($1.symbol, $1.time) }
    try insert(sorted.map { PriceRow($0, owner: owner, recordedAt: recordedAt) }, by: Self.insertPrices)
  }

  package func insert(_ request: RequestRecord) throws {
    try insert([request], by: Self.insertRequest)
  }

  package func append(_ changes: [Change]) throws -> [Int64] {
    if changes.isEmpty { return [] }
    let count = Int64(changes.count)
    let heads = try query(Self.advanceHead, each: [[.int(count)]]) { row throws(RepositoryError) in
      try row.int()
    }
    guard let head = heads.first else { throw RepositoryError(.corrupt, "the change log has lost its head") }
    let numbered = zip(head - count + 1...head, changes).map { revision, change in
      var change = change
      change.revision = revision
      if change.movesSet { change.next.revision = revision }
      return change
    }
    try insert(numbered, by: Self.insertChanges)
    for change in numbered where change.movesSet {
      try execute(
        Self.setOwnRevision, [SQLValue(change.key.user), SQLValue(change.key.symbol), .int(change.revision)])
    }
    return numbered.map(\.revision)
  }

  func insert(_ rows: [some StoredRow], by statement: SQLStatement) throws(RepositoryError) {
    try execute(statement, given: rows.map(\.values))
  }

  /// Locks the watermarks of the scopes of `keys` that exist against `put`.
  private func lockWatermarks(_ keys: [Key]) throws(RepositoryError) -> [Key: Instant?] {
    let found = try query(Self.selectWatermarks, each: Self.each(of: keys)) { row throws(RepositoryError) in
      (key: try row.key(), watermark: try row.optionalInstant())
    }
    return Dictionary(found.map { ($0.key, $0.watermark) }) { first, _ in first }
  }

  /// What `find` finds of `keys`, after the scopes that it did not find at first have been made.
  private func makingScopes<Value>(
    _ keys: [Key], _ find: () throws(RepositoryError) -> [Key: Value]
  ) throws(RepositoryError) -> [Key: Value] {
    try making(keys, by: Self.insertScopes, { ScopeRecord(key: $0).values }, find)
  }

  /// What `find` finds of `ids`, after the rows that it did not find at first have been made. It usually finds all, so
  /// that the common way is one statement.
  func making<ID: Hashable & Comparable, Value>(
    _ ids: [ID], by insertion: SQLStatement, _ row: (ID) -> [SQLValue],
    _ find: () throws(RepositoryError) -> [ID: Value]
  ) throws(RepositoryError) -> [ID: Value] {
    let found = try find()
    let missing = Set(ids).filter { found[$0] == nil }.sorted()
    if missing.isEmpty { return found }
    try execute(insertion, given: missing.map(row))
    return try find()
  }
}
