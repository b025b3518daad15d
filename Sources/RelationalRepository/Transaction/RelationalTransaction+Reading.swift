package import Repository
package import ThresholdCore

extension RelationalTransaction: ReadTransaction {
  package func counts() throws -> StoreCounts {
    let counts = try query(Self.selectCounts) { row throws(RepositoryError) in
      StoreCounts(users: try row.int(), scopes: try row.int(), trades: try row.int(), outcomes: try row.int())
    }
    guard let counts = counts.first else { throw RepositoryError(.corrupt, "the store cannot be counted") }
    return counts
  }

  package func users(_ ids: [UserID]) throws -> [UserID: UserRecord] {
    try users(Self.selectUsers, ids)
  }

  package func scopes(_ keys: [Key]) throws -> [Key: ScopeRecord] {
    try scopes(Self.selectScopes, keys)
  }

  package func scopes(of user: UserID, after symbol: Symbol?, limit: Int) throws -> [ScopeRecord] {
    let limit = SQLValue.int(Int64(max(0, limit)))
    guard let symbol else { return try rows(Self.selectScopesFromFirst, [SQLValue(user), limit]) }
    return try rows(Self.selectScopesAfter, [SQLValue(user), limit, SQLValue(symbol)])
  }

  package func scopeKeys(after key: Key?, limit: Int) throws -> [(key: Key, outcomeCount: Int64)] {
    try query(Self.selectScopeKeys, each: [Self.page(after: key, limit: limit)]) {
      row throws(RepositoryError) in (key: try row.key(), outcomeCount: try row.int())
    }
  }

  package func learningKeys(after key: Key?, limit: Int) throws -> [Key] {
    try query(Self.selectLearningKeys, each: [Self.page(after: key, limit: limit)]) {
      row throws(RepositoryError) in try row.key()
    }
  }

  private static func page(after key: Key?, limit: Int) -> [SQLValue] {
    // No user has an empty id, so nothing stands at or before the empty key.
    let key = key ?? Key(user: UserID(""), symbol: .global)
    return [SQLValue(key.user), SQLValue(key.symbol), .int(Int64(max(0, limit)))]
  }

  package func lendingKeys(of symbol: Symbol, after user: UserID?, limit: Int) throws -> [Key] {
    let values = [SQLValue(symbol), SQLValue(user ?? UserID("")), .int(Int64(max(0, limit)))]
    return try query(Self.selectLendingKeysOfSymbol, each: [values]) { row throws(RepositoryError) in
      try row.key()
    }
  }

  package func lendingKeys(after key: Key?, limit: Int) throws -> [Key] {
    try query(Self.selectLendingKeys, each: [Self.page(after: key, limit: limit)]) {
      row throws(RepositoryError) in try row.key()
    }
  }

  package func lockedScopes(after key: Key?, limit: Int) throws -> [LockedScope] {
    let values = Self.page(after: key, limit: limit)
    return try query(Self.selectLockedScopes, each: [values]) { row throws(RepositoryError) in
      LockedScope(key: try row.key(), locks: try row.optionalRecord() ?? .none)
    }
  }

  package func changes(after revision: Int64, limit: Int) throws -> [Change] {
    try rows(Self.selectChanges, [.int(revision), .int(Int64(max(0, limit)))])
  }

  package func decisions(_ ids: [OwnedID]) throws -> [OwnedID: Decision] {
    let found = try rows(Self.selectDecisions, each: Self.each(of: ids)).map(\.decision)
    return Dictionary(found.map { (OwnedID(user: $0.key.user, id: $0.id), $0) }) { first, _ in first }
  }

  package func decisions(for scope: Key, after from: Instant?, through: Instant) throws -> [Decision] {
    let range = Self.range(after: from, through: through)
    let found =
      scope.symbol.isGlobal
      ? try rows(Self.selectDecisionsForGlobal, [SQLValue(scope.user)] + range)
      : try rows(Self.selectDecisionsForSymbol, [SQLValue(scope.user)] + range + [SQLValue(scope.symbol)])
    return found.map(\.decision)
  }

  package func decisionSpan(for scope: Key, after from: Instant?, through: Instant) throws -> DecisionSpan {
    let values = [SQLValue(scope.user)] + Self.range(after: from, through: through)
    let spans =
      scope.symbol.isGlobal
      ? try query(Self.selectSpanForGlobal, each: [values], Self.span)
      : try query(Self.selectSpanForSymbol, each: [values + [SQLValue(scope.symbol)]], Self.span)
    return spans.first ?? DecisionSpan(count: 0, first: nil)
  }

  private static func span(_ row: inout SQLRow) throws(RepositoryError) -> DecisionSpan {
    DecisionSpan(count: try row.int(), first: try row.optionalInstant())
  }

  package func recentDecisions(for scope: Key, limit: Int) throws -> [Decision] {
    let values = [SQLValue(scope.user), .int(Int64(max(0, limit)))]
    let found =
      scope.symbol.isGlobal
      ? try rows(Self.selectRecentDecisionsForGlobal, values)
      : try rows(Self.selectRecentDecisionsForSymbol, values + [SQLValue(scope.symbol)])
    return found.map(\.decision)
  }

  package func outcomes(of scope: Key, after number: Int64, limit: Int) throws -> [OutcomeRecord] {
    try rows(
      Self.selectOutcomes,
      [SQLValue(scope.user), SQLValue(scope.symbol), .int(number), .int(Int64(max(0, limit)))])
  }

  package func firstBases(of scopes: [Key]) throws -> [Key: LearningBasis] {
    let found = try query(Self.selectFirstBases, each: Self.each(of: scopes)) { row throws(RepositoryError) in
      (scope: try row.key(), basis: try row.enumeration(LearningBasis.self))
    }
    return Dictionary(found.map { ($0.scope, $0.basis) }) { first, _ in first }
  }

  package func trades(of user: UserID, symbol: Symbol?, closedAfter from: Instant, through: Instant) throws
    -> [Trade]
  {
    let range = Self.range(after: from, through: through)
    let found =
      if let symbol, !symbol.isGlobal {
        try rows(Self.selectTradesOfSymbol, [SQLValue(user)] + range + [SQLValue(symbol)])
      } else {
        try rows(Self.selectTradesOfUser, [SQLValue(user)] + range)
      }
    return found.map(\.trade)
  }

  package func realisedProfit(of user: UserID, through: Instant) throws -> Double {
    try query(Self.selectRealisedProfit, each: [[SQLValue(user), SQLValue(through)]]) {
      row throws(RepositoryError) in try row.double()
    }.first ?? 0
  }

  package func recentTrades(of scope: Key, closedAfter from: Instant?, through: Instant, limit: Int) throws
    -> [Trade]
  {
    let values =
      [SQLValue(scope.user)] + Self.range(after: from, through: through) + [.int(Int64(max(0, limit)))]
    let found =
      scope.symbol.isGlobal
      ? try rows(Self.selectRecentTradesOfUser, values)
      : try rows(Self.selectRecentTradesOfSymbol, values + [SQLValue(scope.symbol)])
    return found.map(\.trade)
  }

  package func entry(_ id: String) throws -> JournalEntry? {
    try rows(Self.selectEntry, [.text(id)]).first
  }

  package func entries(of scope: Key, before sequence: Int64?, limit: Int) throws -> [JournalEntry] {
    try rows(
      Self.selectEntries,
      [SQLValue(scope.user), SQLValue(scope.symbol), .int(sequence ?? .max), .int(Int64(max(0, limit)))])
  }

  package func measuringEntries(of scopes: [Key]) throws -> [Key: JournalEntry] {
    let found = try rows(Self.selectMeasuringEntries, each: Self.each(of: scopes))
    return Dictionary(found.map { ($0.key, $0) }) { first, _ in first }
  }

  package func checkpoints(of scope: Key) throws -> [Checkpoint] {
    try rows(Self.selectCheckpoints, [SQLValue(scope.user), SQLValue(scope.symbol)])
  }

  package func request(_ scope: RequestRecord.Scope) throws -> RequestRecord? {
    try rows(
      Self.selectRequest,
      [SQLValue(scope.user), .text(scope.caller), .text(scope.method), .text(scope.requestID)]
    ).first
  }

  package func prices(of symbol: Symbol, owner: UserID?, after from: Instant, through: Instant, limit: Int)
    throws
    -> [PricePoint]
  {
    let found = try rows(
      Self.selectPrices,
      [PriceRow.value(of: owner)] + Self.range(after: from, through: through)
        + [SQLValue(symbol), .int(Int64(max(0, limit)))])
    return found.map(\.point)
  }

  package func pricedRanges(_ ranges: Set<PriceRange>) throws -> Set<PriceRange> {
    let values = ranges.map { range in
      [
        PriceRow.value(of: range.owner), SQLValue(range.symbol), SQLValue(range.from),
        SQLValue(range.through),
      ]
    }
    return Set(
      try query(Self.selectPricedRanges, each: values) { row throws(RepositoryError) in
        let (owner, symbol) = (UserID(try row.text()), Symbol(try row.text()))
        return PriceRange(
          owner: owner.value.isEmpty ? nil : owner, symbol: symbol, after: try row.instant(),
          through: try row.instant())
      })
  }

  /// The users of `ids` that `selection` finds.
  func users(_ selection: Selection<UserRecord>, _ ids: [UserID]) throws(RepositoryError) -> [UserID:
    UserRecord]
  {
    let found = try rows(selection, each: Set(ids).sorted().map { [SQLValue($0)] })
    return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The scopes of `keys` that `selection` finds.
  func scopes(_ selection: Selection<ScopeRecord>, _ keys: [Key]) throws(RepositoryError) -> [Key:
    ScopeRecord]
  {
    let found = try rows(selection, each: Self.each(of: keys))
    return Dictionary(found.map { ($0.key, $0) }) { first, _ in first }
  }

  /// The values that look up `keys`, each once, in the order in which scopes are locked.
  static func each(of keys: [Key]) -> [[SQLValue]] {
    Set(keys).sorted().map { [SQLValue($0.user), SQLValue($0.symbol)] }
  }

  /// The two values of a range of time; the earliest instant that there is (1678) stands for no beginning.
  private static func range(after from: Instant?, through: Instant) -> [SQLValue] {
    [.int(from?.nanoseconds ?? .min), SQLValue(through)]
  }
}
