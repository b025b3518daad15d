internal import ThresholdCore

/// O(rows log rows) a page: in memory there are few.
extension InMemoryTransaction {
  func users(after id: UserID?, limit: Int) -> [UserRecord] {
    page(of: tables.users.values, by: { [$0.id.value] }, after: id.map { [$0.value] }, limit: limit)
  }

  func storedDecisions(of user: UserID, after id: String?, limit: Int) -> [StoredDecision] {
    page(
      of: tables.decisions.values.filter { $0.key.user == user }, by: { [$0.id] }, after: id.map { [$0] },
      limit: limit
    ).map { decision in
      StoredDecision(
        decision, isLateForSymbol: isLate(decision, for: decision.key),
        isLateForGlobal: isLate(decision, for: decision.key.global))
    }
  }

  func trades(of user: UserID, after id: String?, limit: Int) -> [TradeRecord] {
    page(
      of: tables.trades.values.filter { $0.trade.key.user == user }, by: { [$0.trade.id] },
      after: id.map { [$0] }, limit: limit)
  }

  /// There is no table: days are added up when they are asked for.
  func storedDays(of user: UserID, after place: StoredDay.Place?, limit: Int) -> [StoredDay] {
    let scopes = tables.tradesByClose.filter { $0.key.user == user }
    let days = scopes.flatMap { key, trades in
      Dictionary(grouping: trades.elements(after: nil, through: .distantFuture)) { UTCDay(of: $0.closedAt) }
        .map { StoredDay(key: key, result: DailyResult(day: $0.key, trades: $0.value)) }
    }
    let following = days.filter { day in place.map { $0 < day.place } ?? true }
    return Array(following.sorted { $0.place < $1.place }.prefix(max(0, limit)))
  }

  func waitingTrades(of user: UserID) -> Set<String> { [] }

  func outcomeReports(of user: UserID, after id: String?, limit: Int) -> [OutcomeReport] {
    page(
      of: tables.outcomeReports.values.filter { $0.user == user }, by: { [$0.id] }, after: id.map { [$0] },
      limit: limit)
  }

  func entries(of scope: Key, after sequence: Int64, limit: Int) -> [JournalEntry] {
    let entries = tables.entries[scope] ?? []
    return Array(entries.dropFirst(Int(clamping: max(0, sequence))).prefix(max(0, limit)))
  }

  func requests(of user: UserID, after scope: RequestRecord.Scope?, limit: Int) -> [RequestRecord] {
    func place(_ scope: RequestRecord.Scope) -> [String] { [scope.caller, scope.method, scope.requestID] }
    return page(
      of: tables.requests.values.filter { $0.scope.user == user }, by: { place($0.scope) },
      after: scope.map(place), limit: limit)
  }

  func prices(of owner: UserID?, after place: PricePoint?, limit: Int) -> [PricePoint] {
    let series = tables.prices.filter { $0.key.owner == owner }.sorted { $0.key.symbol < $1.key.symbol }
    var found: [PricePoint] = []
    for (book, prices) in series where found.count < limit {
      if let place, book.symbol < place.symbol { continue }
      let from = place.flatMap { book.symbol == $0.symbol ? $0.time : nil }
      found += prices.elements(after: from, through: .distantFuture).prefix(max(0, limit - found.count))
        .map(\.point)
    }
    return found
  }

  func changes(of scope: Key, after revision: Int64, limit: Int) -> [Change] {
    Array(tables.changes.lazy.filter { $0.key == scope && $0.revision > revision }.prefix(max(0, limit)))
  }

  /// Whether `scope`'s learner does not see a decision that it has a view of.
  private func isLate(_ decision: Decision, for scope: Key) -> Bool {
    guard decision.view(for: scope) != nil else { return false }
    return tables.decisionsForLearning[scope]?.contains(decision.place) != true
  }

  /// The first `limit` of `rows` after `place`, by the bytes of each part of their places.
  private func page<Row>(
    of rows: some Sequence<Row>, by place: (Row) -> [String], after last: [String]?, limit: Int
  ) -> [Row] {
    func precedes(_ a: [String], _ b: [String]) -> Bool {
      for (a, b) in zip(a, b) where a != b { return a.utf8.lexicographicallyPrecedes(b.utf8) }
      return false
    }
    let following = rows.filter { row in last.map { precedes($0, place(row)) } ?? true }
    return Array(following.sorted { precedes(place($0), place($1)) }.prefix(max(0, limit)))
  }
}

extension InMemoryTransaction {
  func restore(_ decisions: [StoredDecision]) throws {
    for stored in decisions {
      let decision = stored.decision
      try insert(
        decision, at: \.decisions[.init(user: decision.key.user, id: decision.id)],
        "decision \(decision.id)")
      let lateness = [decision.key.global: stored.isLateForGlobal].merging(
        [decision.key: decision.key.symbol.isGlobal ? stored.isLateForGlobal : stored.isLateForSymbol]
      ) { $1 }
      for (scope, isLate) in lateness where !isLate && decision.view(for: scope) != nil {
        apply(
          { $0.decisionsForLearning[scope, default: TimeSeries()].insert(decision) },
          inverse: { $0.decisionsForLearning[scope]?.remove(at: decision.place) })
      }
    }
  }

  func restore(_ trades: [TradeRecord]) throws { try insert(trades) }

  func restore(_ changes: [Change]) throws {
    for change in changes {
      let last = tables.changes.last?.revision
      guard last.map({ change.revision == $0 + 1 }) ?? true else {
        throw conflict("change \(change.revision) follows \(last ?? 0)")
      }
      apply({ $0.changes.append(change) }, inverse: { $0.changes.removeLast() })
    }
  }

  func restoreLog(head: Int64, compacted: Int64) throws {
    guard tables.identity.head == 0 else { throw conflict("the change log is in use") }
    set(\.identity.head, to: head)
    set(\.identity.compacted, to: compacted)
  }

  func raiseEpoch() -> Int64 {
    set(\.identity.epoch, to: tables.identity.epoch + 1)
    return tables.identity.epoch
  }
}
