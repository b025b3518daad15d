internal import ThresholdCore

/// Works on tables that it alone holds. Writing changes them in place and remembers how to undo it: a copy for each
/// transaction would make a replay quadratic.
final class InMemoryTransaction {
  private(set) var tables: InMemoryTables
  /// The first conflict: it ends the transaction even if the body goes on.
  private(set) var failure: RepositoryError?
  private var inverses: [(inout InMemoryTables) -> Void] = []

  init(_ tables: consuming InMemoryTables) {
    self.tables = tables
  }

  /// Ends the transaction and returns why, for throwing.
  func conflict(_ message: String) -> RepositoryError {
    let error = failure ?? RepositoryError(.conflict, message)
    failure = error
    return error
  }

  /// Takes back everything that was written, newest first.
  func undo() {
    for inverse in inverses.reversed() { inverse(&tables) }
    inverses = []
  }

  /// Changes `tables` by `change`, which `inverse` takes back.
  func apply(
    _ change: (inout InMemoryTables) -> Void, inverse: @escaping (inout InMemoryTables) -> Void
  ) {
    change(&tables)
    inverses.append(inverse)
  }

  /// Replaces the value at `path`, which is small or copied rarely.
  func set<Value>(_ path: WritableKeyPath<InMemoryTables, Value>, to value: Value) {
    let old = tables[keyPath: path]
    apply({ $0[keyPath: path] = value }, inverse: { $0[keyPath: path] = old })
  }
}

extension InMemoryTransaction: ReadTransaction {
  func identity() -> StoreIdentity { tables.identity }

  func counts() -> StoreCounts {
    StoreCounts(
      users: Int64(tables.users.count), scopes: Int64(tables.scopes.count),
      trades: Int64(tables.trades.count),
      outcomes: tables.outcomes.values.reduce(0) { $0 + Int64($1.count) })
  }

  func users(_ ids: [UserID]) -> [UserID: UserRecord] { found(ids) { tables.users[$0] } }

  func scopes(_ keys: [Key]) -> [Key: ScopeRecord] { found(keys) { tables.scopes[$0] } }

  func scopes(of user: UserID, after symbol: Symbol?, limit: Int) -> [ScopeRecord] {
    sortedScopes(limit: limit) { scope in
      scope.key.user == user && symbol.map { $0 < scope.key.symbol } ?? true
    }
  }

  func scopeKeys(after key: Key?, limit: Int) -> [(key: Key, outcomeCount: Int64)] {
    sortedScopes(limit: limit) { scope in key.map { $0 < scope.key } ?? true }
      .map { ($0.key, $0.outcomeCount) }
  }

  func learningKeys(after key: Key?, limit: Int) -> [Key] {
    sortedScopes(limit: limit) { scope in
      scope.outcomeCount > 0 && key.map { $0 < scope.key } ?? true
    }.map(\.key)
  }

  func lendingKeys(of symbol: Symbol, after user: UserID?, limit: Int) -> [Key] {
    sortedScopes(limit: limit) { scope in
      lends(scope) && scope.key.symbol == symbol && user.map { $0 < scope.key.user } ?? true
    }.map(\.key)
  }

  func lendingKeys(after key: Key?, limit: Int) -> [Key] {
    sortedScopes(limit: limit) { scope in
      lends(scope) && !scope.key.symbol.isGlobal && key.map { $0 < scope.key } ?? true
    }.map(\.key)
  }

  private func lends(_ scope: ScopeRecord) -> Bool {
    scope.outcomeCount > 0 && tables.users[scope.key.user]?.clock == .real
  }

  func lockedScopes(after key: Key?, limit: Int) -> [LockedScope] {
    sortedScopes(limit: limit) { scope in scope.locks != .none && key.map { $0 < scope.key } ?? true }
      .map { LockedScope(key: $0.key, locks: $0.locks) }
  }

  func changes(after revision: Int64, limit: Int) -> [Change] {
    let skipped = max(0, revision - tables.identity.compacted)
    return Array(tables.changes.dropFirst(Int(clamping: skipped)).prefix(max(0, limit)))
  }

  func decisions(_ ids: [OwnedID]) -> [OwnedID: Decision] { found(ids) { tables.decisions[$0] } }

  func decisions(for scope: Key, after from: Instant?, through: Instant) -> [Decision] {
    Array(tables.decisionsForLearning[scope]?.elements(after: from, through: through) ?? [])
  }

  func decisionSpan(for scope: Key, after from: Instant?, through: Instant) -> DecisionSpan {
    let decisions = tables.decisionsForLearning[scope]?.elements(after: from, through: through) ?? []
    return DecisionSpan(count: Int64(decisions.count), first: decisions.first?.decidedAt)
  }

  func recentDecisions(for scope: Key, limit: Int) -> [Decision] {
    (tables.decisionsForLearning[scope]?.elements(after: nil, through: .distantFuture) ?? [])
      .suffix(max(0, limit)).reversed()
  }

  func outcomes(of scope: Key, after number: Int64, limit: Int) -> [OutcomeRecord] {
    let outcomes = tables.outcomes[scope] ?? []
    return Array(outcomes.dropFirst(Int(clamping: max(0, number))).prefix(max(0, limit)))
  }

  /// O(outcomes of the scopes).
  func decisionsWithOutcome(_ ids: [Key: Set<String>], basis: LearningBasis) -> [Key: Set<String>] {
    var decided: [Key: Set<String>] = [:]
    for (scope, asked) in ids {
      let found = tables.outcomes[scope]?.lazy.filter { $0.basis == basis && asked.contains($0.decisionID) }
      if let found { decided[scope] = Set(found.map(\.decisionID)) }
    }
    return decided
  }

  func firstBases(of scopes: [Key]) -> [Key: LearningBasis] {
    found(scopes) { tables.outcomes[$0]?.first?.basis }
  }

  func trades(_ ids: [OwnedID]) -> [OwnedID: TradeRecord] { found(ids) { tables.trades[$0] } }

  func trades(of user: UserID, symbol: Symbol?, closedAfter from: Instant, through: Instant) -> [Trade] {
    let scope = Key(user: user, symbol: symbol ?? .global)
    return Array(tables.tradesByClose[scope]?.elements(after: from, through: through) ?? [])
  }

  func dailyResults(of scope: Key, from first: UTCDay, through: Instant) -> [DailyResult] {
    let begin = first.start - Span(nanoseconds: 1)
    return DailyResult.days(
      of: tables.tradesByClose[scope]?.elements(after: begin, through: through) ?? [])
  }

  func realisedProfit(of user: UserID, through: Instant) -> Double {
    trades(of: user, symbol: nil, closedAfter: Instant(nanoseconds: .min), through: through)
      .reduce(0) { $0 + ($1.pnl ?? 0) }
  }

  func recentTrades(of scope: Key, closedAfter from: Instant?, through: Instant, limit: Int) -> [Trade] {
    (tables.tradesByClose[scope]?.elements(after: from, through: through) ?? []).suffix(max(0, limit))
      .reversed()
  }

  func outcomeReports(_ ids: [OwnedID]) -> [OwnedID: OutcomeReport] {
    found(ids) { tables.outcomeReports[$0] }
  }

  func entry(_ id: String) -> JournalEntry? { tables.entriesByID[id] }

  func entries(of scope: Key, before sequence: Int64?, limit: Int) -> [JournalEntry] {
    let entries = tables.entries[scope] ?? []
    let end = sequence.map { Int(clamping: max(0, $0 - 1)) } ?? entries.count
    return entries.prefix(end).suffix(max(0, limit)).reversed()
  }

  func measuringEntries(of scopes: [Key]) -> [Key: JournalEntry] {
    found(scopes) { tables.entries[$0]?.last { $0.cause == .adaptation || $0.cause == .policy } }
  }

  func checkpoints(of scope: Key) -> [Checkpoint] { tables.checkpoints[scope] ?? [] }

  func request(_ scope: RequestRecord.Scope) -> RequestRecord? { tables.requests[scope] }

  func prices(of symbol: Symbol, owner: UserID?, after from: Instant, through: Instant, limit: Int)
    -> [PricePoint]
  {
    let series = tables.prices[.init(owner: owner, symbol: symbol)]
    return (series?.elements(after: from, through: through) ?? []).prefix(max(0, limit)).map(\.point)
  }

  func pricedRanges(_ ranges: Set<PriceRange>) -> Set<PriceRange> {
    ranges.filter { range in
      let series = tables.prices[.init(owner: range.owner, symbol: range.symbol)]
      return series?.elements(after: range.from, through: range.through).isEmpty == false
    }
  }

  private func found<ID: Hashable, Record>(_ ids: [ID], _ record: (ID) -> Record?) -> [ID: Record] {
    var records: [ID: Record] = [:]
    for id in ids { records[id] = record(id) }
    return records
  }

  /// O(scopes log scopes): in memory there are few.
  private func sortedScopes(limit: Int, where isWanted: (ScopeRecord) -> Bool) -> [ScopeRecord] {
    Array(tables.scopes.values.filter(isWanted).sorted { $0.key < $1.key }.prefix(max(0, limit)))
  }
}
