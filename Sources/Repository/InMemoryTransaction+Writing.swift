internal import ThresholdCore

extension InMemoryTransaction: WriteTransaction {
  func lockUsers(_ ids: [UserID]) -> [UserID: UserRecord] {
    for id in ids where tables.users[id] == nil {
      set(\.users[id], to: UserRecord(id: id, clock: .undecided))
    }
    return users(ids)
  }

  func put(_ users: [UserRecord]) {
    for user in users { set(\.users[user.id], to: user) }
  }

  func lockScopes(_ keys: [Key]) -> [Key: ScopeRecord] {
    var scopes: [Key: ScopeRecord] = [:]
    for key in keys { scopes[key] = lockScope(key) }
    return scopes
  }

  func put(_ scope: ScopeRecord) {
    set(\.scopes[scope.key], to: scope)
  }

  func setOutcomeCounts(_ counts: [Key: Int64]) {
    for (key, count) in counts {
      guard var scope = tables.scopes[key] else { continue }
      scope.outcomeCount = count
      put(scope)
    }
  }

  func setLocks(_ locks: [Key: ScopeLocks]) {
    for (key, locks) in locks {
      guard var scope = tables.scopes[key] else { continue }
      scope.locks = locks
      put(scope)
    }
  }

  func insert(_ decisions: [Decision]) {
    for decision in decisions {
      let id = OwnedID(user: decision.key.user, id: decision.id)
      guard tables.decisions[id] == nil else { continue }
      set(\.decisions[id], to: decision)
      for scope in Set([decision.key, decision.key.global]) where decision.view(for: scope) != nil {
        if let watermark = lockScope(scope).watermark, decision.decidedAt <= watermark { continue }
        let place = decision.place
        apply(
          { $0.decisionsForLearning[scope, default: TimeSeries()].insert(decision) },
          inverse: { $0.decisionsForLearning[scope]?.remove(at: place) })
      }
    }
  }

  func insert(_ outcomes: [OutcomeRecord]) throws {
    for outcome in outcomes {
      let scope = outcome.scope
      let count = Int64(tables.outcomes[scope]?.count ?? 0)
      guard outcome.number == count + 1 else {
        throw conflict("outcome \(outcome.number) of \(scope) follows \(count)")
      }
      apply(
        { $0.outcomes[scope, default: []].append(outcome) }, inverse: { $0.outcomes[scope]?.removeLast() })
    }
  }

  func insert(_ trades: [TradeRecord]) throws {
    for record in trades {
      let trade = record.trade
      try insert(record, at: \.trades[.init(user: trade.key.user, id: trade.id)], "trade \(trade.id)")
      for scope in Set([trade.key, trade.key.global]) {
        apply(
          { $0.tradesByClose[scope, default: TimeSeries()].insert(trade) },
          inverse: { $0.tradesByClose[scope]?.remove(at: trade.place) })
      }
    }
  }

  func insert(_ reports: [OutcomeReport]) throws {
    for report in reports {
      try insert(
        report, at: \.outcomeReports[.init(user: report.user, id: report.id)], "outcome report \(report.id)")
    }
  }

  func insert(_ entry: JournalEntry) throws {
    let count = Int64(tables.entries[entry.key]?.count ?? 0)
    guard entry.sequence == count + 1 else {
      throw conflict("entry \(entry.sequence) of \(entry.key) follows \(count)")
    }
    set(\.entriesByID[entry.id], to: entry)
    apply(
      { $0.entries[entry.key, default: []].append(entry) },
      inverse: { $0.entries[entry.key]?.removeLast() })
  }

  func insert(_ prices: [PricePoint], owner: UserID?, recordedAt: Instant) {
    for price in prices {
      let series = InMemoryTables.PriceSeries(owner: owner, symbol: price.symbol)
      let price = InMemoryTables.RecordedPrice(point: price, recordedAt: recordedAt)
      var replaced: InMemoryTables.RecordedPrice?
      apply(
        { replaced = $0.prices[series, default: TimeSeries()].insert(price) },
        inverse: {
          if let replaced {
            $0.prices[series]?.insert(replaced)
          } else {
            $0.prices[series]?.remove(at: price.place)
          }
        })
    }
  }

  func insert(_ request: RequestRecord) throws {
    try insert(request, at: \.requests[request.scope], "request \(request.scope.requestID)")
  }

  func append(_ changes: [Change]) -> [Int64] {
    changes.map { change in
      let revision = tables.identity.head + 1
      set(\.identity.head, to: revision)
      var change = change
      change.revision = revision
      if change.movesSet { change.next.revision = revision }
      let appended = change
      apply({ $0.changes.append(appended) }, inverse: { $0.changes.removeLast() })
      if change.movesSet, var scope = tables.scopes[change.key] {
        scope.own.revision = revision
        put(scope)
      }
      return revision
    }
  }

  private func lockScope(_ key: Key) -> ScopeRecord {
    if let scope = tables.scopes[key] { return scope }
    let scope = ScopeRecord(key: key)
    set(\.scopes[key], to: scope)
    return scope
  }

  /// Inserts `record` where there must be none.
  func insert<Record>(
    _ record: Record, at path: WritableKeyPath<InMemoryTables, Record?>, _ name: String
  ) throws {
    guard tables[keyPath: path] == nil else { throw conflict("\(name) is already there") }
    set(path, to: record)
  }
}
