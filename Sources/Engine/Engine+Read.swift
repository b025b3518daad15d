import Repository
package import ThresholdCore

extension Engine {
  /// The effective thresholds and policy of one key, from memory where it is there.
  package func snapshot(of key: Key, deadline: ContinuousClock.Instant?) async throws(Refusal) -> KeySnapshot
  {
    for _ in 0..<10 {
      if case .hit(let snapshot, _) = try table.lookup(key, at: nil) { return snapshot }
      do { try await load(key) } catch {
        throw error as? Refusal ?? Refusal(.unavailable, "STORAGE_UNAVAILABLE", "storage is out of reach")
      }
    }
    throw Refusal(.resourceExhausted, "MEMORY_TOO_SMALL", "keys are evicted faster than they are read")
  }

  /// What a scope's own policy says, beside what holds.
  package func ownPolicy(of key: Key, deadline: ContinuousClock.Instant?) async throws(Refusal) -> Policy {
    try await read(deadline: deadline) { try $0.scopes([key])[key]?.policy ?? .inherited }
  }

  /// The policy that holds in a scope, or would hold there with another one of its own.
  package func policy(
    of key: Key, ifItsOwnWere own: Policy?, deadline: ContinuousClock.Instant?
  ) async throws(Refusal) -> EffectivePolicy {
    guard let own else { return try await snapshot(of: key, deadline: deadline).policy }
    let inherited =
      key.symbol.isGlobal
      ? configuration.thresholds.policy : try await snapshot(of: key.global, deadline: deadline).policy
    return inherited.overridden(by: own)
  }

  /// A page of a user's scopes that have a set of their own, after `symbol` (`nil`: from the beginning).
  package func sets(
    of user: UserID, after symbol: Symbol?, limit: Int, deadline: ContinuousClock.Instant?
  ) async throws(Refusal) -> (sets: [(Key, EffectiveSet)], isLast: Bool) {
    let defaults = configuration.thresholds.defaults
    return try await read(deadline: deadline) { transaction in
      let globalKey = Key(user: user, symbol: .global)
      let global = try transaction.scopes([globalKey])[globalKey]?.own ?? .absent
      var sets: [(Key, EffectiveSet)] = []
      var after = symbol
      while sets.count <= limit {
        let page = try transaction.scopes(of: user, after: after, limit: 200)
        for record in page where record.own.version > 0 {
          let symbol = record.key.symbol.isGlobal ? nil : record.own
          sets.append((record.key, EffectiveSet(symbol: symbol, global: global, configuration: defaults)))
        }
        guard page.count == 200, let last = page.last else { break }
        after = last.key.symbol
      }
      return (Array(sets.prefix(limit)), sets.count <= limit)
    }
  }

  /// A page of a scope's journal, newest first, below `sequence` (`nil`: from the newest).
  package func entries(
    of key: Key, before sequence: Int64?, limit: Int, deadline: ContinuousClock.Instant?
  ) async throws(Refusal) -> [JournalEntry] {
    try await readHistory(deadline: deadline) { try $0.entries(of: key, before: sequence, limit: limit) }
  }

  /// Performance of a user's trades closed in the `days` before `now`.
  package func performance(
    of user: UserID, symbol: Symbol?, days: Int, at moment: Moment
  ) async throws(Refusal) -> (report: PerformanceReport, trades: Int) {
    let key = Key(user: user, symbol: symbol ?? .global)
    let policy = try await snapshot(of: key, deadline: moment.deadline).policy
    let first = UTCDay(firstOf: days, through: moment.now)
    let results = try await readHistory(deadline: moment.deadline) {
      try $0.dailyResults(of: key, from: first, through: moment.now)
    }
    let report = PerformanceReport(
      days: results, from: first, through: moment.now, startingBalance: policy.startingBalance,
      periodsPerYear: policy.periodsPerYear, weights: configuration.performanceWeights)
    return (report, report.tradeCount)
  }

  /// Counts of this replica and of the store.
  package func statistics(deadline: ContinuousClock.Instant?) async throws(Refusal) -> EngineStatistics {
    let (identity, counts) = try await readHistory(deadline: deadline) {
      (try $0.identity(), try $0.counts())
    }
    return EngineStatistics(
      storage: repository.name, identity: identity, counts: counts, cachedKeys: table.count,
      watches: feed.watchCount, decisions: metrics.decisionCount, accepted: metrics.total(.accepted),
      decisionsLost: decisions.lost, adaptations: metrics.total(.moved))
  }

  /// Waits until this replica has what `token` says.
  package func reach(_ token: String, deadline: ContinuousClock.Instant?) async throws(Refusal) {
    let token = try ResumeToken(token, for: feed.identity)
    guard feed.head < token.revision else { return }
    do { try await feed.wait(for: token.revision, deadline: deadline) } catch {
      throw error as? Refusal ?? Refusal(.unavailable, "STORAGE_UNAVAILABLE", "storage is out of reach")
    }
  }

  /// Whether this replica has what `token` says, without waiting.
  package nonisolated func hasReached(_ token: String) throws(Refusal) -> Bool {
    feed.head >= (try ResumeToken(token, for: feed.identity)).revision
  }

  /// Keys of real users that have outcomes, or decisions that prices may make outcomes of. For AdaptAll.
  ///
  /// - Returns: those among the next `limit` scopes after `key`, and the last of these to go on from; `nil` after the
  ///   last.
  package func learningKeys(
    after key: Key?, limit: Int, deadline: ContinuousClock.Instant?
  ) async throws(Refusal) -> (keys: [Key], last: Key?) {
    try await read(deadline: deadline) { transaction in
      let page = try transaction.scopeKeys(after: key, limit: limit)
      let users = try transaction.users(Set(page.map { $0.key.user }).sorted())
      let keys = try page.filter { scope in
        if case .simulated = users[scope.key.user]?.clock { return false }
        return try scope.outcomeCount > 0 || !transaction.recentDecisions(for: scope.key, limit: 1).isEmpty
      }.map { $0.key }
      return (keys, page.count == limit ? page.last?.key : nil)
    }
  }

  /// Some of the keys whose trades say how a strategy does at present: real users' symbols with outcomes and with a
  /// trade closed after `since`. For alerts, which look at a few at a time.
  ///
  /// - Returns: those among the next `limit` learning keys after `key`, and the last of these to go on from; `nil`
  ///   after the last.
  package func recentlyTraded(
    after key: Key?, limit: Int, since: Instant, now: Instant
  ) async throws(Refusal) -> (keys: [Key], last: Key?) {
    try await readHistory(deadline: .now + .seconds(2)) { transaction in
      let page = try transaction.learningKeys(after: key, limit: limit)
      let keys = try page.filter { key in
        if key.symbol.isGlobal { return false }
        if case .simulated = try transaction.user(key.user)?.clock { return false }
        return try !transaction.recentTrades(of: key, closedAfter: since, through: now, limit: 1).isEmpty
      }
      return (keys, page.count == limit ? page.last : nil)
    }
  }

  /// Whether a user lives on a clock of its own.
  package func clock(of user: UserID, deadline: ContinuousClock.Instant?) async throws(Refusal) -> UserClock {
    try await read(deadline: deadline) { try $0.user(user)?.clock ?? .undecided }
  }
}

extension Engine {
  /// Opens a watch; rights are the caller's business.
  package nonisolated func watch(_ request: ChangeFeed.Request) async throws(Refusal) -> Subscription {
    do { return try await feed.subscribe(request) } catch { throw refusal(error) }
  }
}

extension Engine {
  /// Learning cycles that failed by our fault since the last one that did not.
  package nonisolated var failedCyclesInARow: Int { metrics.failedCyclesInARow }
}
