import Backends
import Repository
import Testing
import ThresholdCore

/// What is written comes back, in every repository.
@Suite("Records")
struct RecordContractTests {
  @Test("a new store is empty and knows itself", arguments: Backend.allCases)
  func empty(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.read { transaction throws in
        let identity = try transaction.identity()
        #expect(
          identity.id.count == 32 && identity.epoch == 1 && identity.head == 0 && identity.compacted == 0)
        #expect(try transaction.counts() == StoreCounts(users: 0, scopes: 0, trades: 0, outcomes: 0))
        #expect(try transaction.user(Sample.user) == nil)
        #expect(try transaction.scopes([Sample.key]).isEmpty)
        #expect(try transaction.changes(after: 0, limit: 10).isEmpty)
        #expect(try transaction.entry("none") == nil)
        #expect(try transaction.request(Sample.request("r").scope) == nil)
        #expect(try transaction.trades([], of: Sample.user).isEmpty)
      }
    }
  }

  @Test(
    "a user's clock comes back",
    arguments: Backend.allCases, [UserClock.undecided, .real, .simulated(Instant(nanoseconds: -1))])
  func user(backend: Backend, clock: UserClock) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        #expect(try transaction.lockUser(Sample.user).clock == .undecided)
        try transaction.put(UserRecord(id: Sample.user, clock: clock))
        #expect(try transaction.lockUser(Sample.user).clock == clock)
      }
      #expect(try await store.read { try $0.user(Sample.user) } == UserRecord(id: Sample.user, clock: clock))
    }
  }

  @Test("a scope comes back with every field", arguments: Backend.allCases)
  func scope(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        let made = try transaction.lockScopes([Sample.key, Sample.key])
        #expect(made == [Sample.key: ScopeRecord(key: Sample.key)])
        try transaction.put(Sample.scope())
      }
      #expect(
        try await store.read { try $0.scopes([Sample.key, Sample.key.global]) } == [
          Sample.key: Sample.scope()
        ])
      #expect(try await store.write { try $0.lockScopes([Sample.key]) } == [Sample.key: Sample.scope()])
    }
  }

  @Test("scopes are listed by the bytes of their symbols, in pages", arguments: Backend.allCases)
  func scopesOfUser(backend: Backend) async throws {
    let symbols = ["", "-", "1", "A", "Z", "_", "a", "aa", "b"].map(Symbol.init)
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        _ = try transaction.lockScopes(symbols.shuffled().map { Key(user: Sample.user, symbol: $0) })
        _ = try transaction.lockScopes([Key(user: UserID("bob"), symbol: Symbol("A"))])
      }
      try await store.read { transaction throws in
        #expect(try transaction.scopes(of: Sample.user, after: nil, limit: 100).map(\.key.symbol) == symbols)
        let page = try transaction.scopes(of: Sample.user, after: Symbol("A"), limit: 3)
        #expect(page.map(\.key.symbol.value) == ["Z", "_", "a"])
        #expect(
          try transaction.scopes(of: Sample.user, after: nil, limit: 2).map(\.key.symbol.value) == ["", "-"])
        #expect(try transaction.scopes(of: Sample.user, after: Symbol("b"), limit: 3).isEmpty)
        for limit in [0, -1] {
          #expect(try transaction.scopes(of: Sample.user, after: nil, limit: limit).isEmpty)
        }
      }
    }
  }

  @Test("scopes with outcomes are listed by key across users, in pages", arguments: Backend.allCases)
  func learningScopes(backend: Backend) async throws {
    let keys = [("B", "x"), ("a", ""), ("a", "x"), ("b", "")].map {
      Key(user: UserID($0), symbol: Symbol($1))
    }
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        for key in try transaction.lockScopes(keys + [Sample.key]).keys {
          try transaction.put(ScopeRecord(key: key, outcomeCount: key == Sample.key ? 0 : 1))
        }
      }
      try await store.read { transaction throws in
        #expect(try transaction.learningKeys(after: nil, limit: 100) == keys)
        #expect(try transaction.learningKeys(after: nil, limit: 2) == Array(keys.prefix(2)))
        #expect(
          try transaction.learningKeys(after: keys[1], limit: 9) == Array(keys.dropFirst(2)))
        #expect(try transaction.learningKeys(after: keys[3], limit: 9).isEmpty)
      }
    }
  }

  @Test("scopes that ever had a lock are listed by key across users, in pages", arguments: Backend.allCases)
  func lockedScopes(backend: Backend) async throws {
    let keys = [("B", "x"), ("a", ""), ("a", "x"), ("b", "")].map {
      Key(user: UserID($0), symbol: Symbol($1))
    }
    var locks = ScopeLocks()
    let finding = LockFinding(rule: .cooldownPeriod, until: Sample.instant(9), evidence: "e")
    let isNew = locks.add(finding, id: "l", at: Sample.instant(1))
    var released = locks
    let lock = released.release("l", at: Sample.instant(2), by: "ops")
    #expect(isNew && lock?.releasedBy == "ops")
    let all = [locks, released]
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        _ = try transaction.lockScopes(keys + [Sample.key])
        try transaction.setLocks([keys[0]: all[0], keys[1]: all[1], keys[2]: all[0], keys[3]: all[1]])
      }
      try await store.read { transaction throws in
        let found = try transaction.lockedScopes(after: nil, limit: 100)
        #expect(found == zip(keys, all + all).map { LockedScope(key: $0, locks: $1) })
        #expect(try transaction.lockedScopes(after: nil, limit: 2).map(\.key) == Array(keys.prefix(2)))
        #expect(try transaction.lockedScopes(after: keys[1], limit: 9).map(\.key) == Array(keys.dropFirst(2)))
        #expect(try transaction.lockedScopes(after: keys[3], limit: 9).isEmpty)
      }
    }
  }

  @Test("trades come back with every field, also the absent ones", arguments: Backend.allCases)
  func trades(backend: Backend) async throws {
    let records = [Sample.trade("t1"), Sample.bareTrade("t2")]
    try await backend.withStore { store throws in
      try await store.write { try $0.insert(records) }
      let found = try await store.read { try $0.trades(["t1", "t2", "t3", "t1"], of: Sample.user) }
      #expect(found == ["t1": records[0], "t2": records[1]])
      #expect(try await store.read { try $0.trades(["t1"], of: UserID("bob")) }.isEmpty)
      #expect(try await store.read { try $0.counts() }.trades == 2)
    }
  }

  @Test(
    "the same trade id twice is a conflict, and belongs to each user separately", arguments: Backend.allCases)
  func tradeTwice(backend: Backend) async throws {
    let bobs = Sample.trade("t1", Key(user: UserID("bob"), symbol: Sample.key.symbol))
    try await backend.withStore { store throws in
      try await store.write { try $0.insert([Sample.trade("t1")]) }
      let error = await #expect(throws: RepositoryError.self) {
        try await store.write { try $0.insert([Sample.trade("t0"), Sample.trade("t1", pnl: 9)]) }
      }
      #expect(error?.kind == .conflict)
      try await store.write { try $0.insert([bobs]) }
      #expect(
        try await store.read { try $0.trades(["t0", "t1"], of: Sample.user) } == ["t1": Sample.trade("t1")])
      #expect(try await store.read { try $0.trades(["t1"], of: UserID("bob")) } == ["t1": bobs])
    }
  }

  @Test("a conflict ends the transaction even if its body goes on", arguments: Backend.allCases)
  func swallowedConflict(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { try $0.insert([Sample.trade("t1")]) }
      let error = await #expect(throws: RepositoryError.self) {
        try await store.write { transaction throws in
          try? transaction.insert([Sample.trade("t1")])
          try? transaction.insert([Sample.trade("t2")])
        }
      }
      #expect(error?.kind == .conflict)
      #expect(try await store.read { try $0.trades(["t2"], of: Sample.user) }.isEmpty)
    }
  }

  @Test("trades are listed by time of close, then by the bytes of their ids", arguments: Backend.allCases)
  func tradesByClose(backend: Backend) async throws {
    let other = Key(user: Sample.user, symbol: Symbol("ETHUSDT"))
    let records = [
      Sample.trade("b", closedAt: 20), Sample.trade("B", closedAt: 20),
      Sample.trade("a", other, closedAt: 20),
      Sample.trade("z", closedAt: 10), Sample.trade("y", other, closedAt: 30),
    ]
    try await backend.withStore { store throws in
      try await store.write { try $0.insert(records) }
      try await store.read { transaction throws in
        func ids(_ symbol: Symbol?, _ from: Int64, _ through: Int64) throws -> [String] {
          try transaction.trades(
            of: Sample.user, symbol: symbol, closedAfter: Sample.instant(from),
            through: Sample.instant(through)
          ).map(\.id)
        }
        #expect(try ids(nil, 0, 99) == ["z", "B", "a", "b", "y"])
        #expect(try ids(.global, 10, 20) == ["B", "a", "b"])
        #expect(try ids(Sample.key.symbol, 0, 20) == ["z", "B", "b"])
        func recent(_ scope: Key, _ from: Int64?, _ through: Int64, _ limit: Int) throws -> [String] {
          try transaction.recentTrades(
            of: scope, closedAfter: from.map(Sample.instant), through: Sample.instant(through), limit: limit
          ).map(\.id)
        }
        #expect(try recent(Sample.key.global, nil, 99, 3) == ["y", "b", "a"])
        #expect(try recent(Sample.key, nil, 20, 9) == ["b", "B", "z"])
        #expect(try recent(Sample.key, 10, 20, 9) == ["b", "B"])
        #expect(try recent(Sample.key, nil, 20, 0).isEmpty)
      }
    }
  }

  @Test("doubles come back bit for bit", arguments: Backend.allCases)
  func doubles(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        let trades = Sample.awkwardDoubles.enumerated().map { Sample.trade("t\($0)", pnl: $1) }
        try transaction.insert(trades)
        let decisions = Sample.awkwardDoubles.enumerated().map { Sample.decision("d\($0)", price: $1) }
        try transaction.insert(decisions)
        var scope = Sample.scope()
        scope.own.values.macd = -0.0
        scope.own.values.rsi = .leastNonzeroMagnitude
        _ = try transaction.lockScopes([Sample.key])
        try transaction.put(scope)
      }
      try await store.read { transaction throws in
        let ids = Sample.awkwardDoubles.indices
        let trades = try transaction.trades(ids.map { "t\($0)" }, of: Sample.user)
        let decisions = try transaction.decisions(ids.map { "d\($0)" }, of: Sample.user)
        for (index, double) in Sample.awkwardDoubles.enumerated() {
          #expect(trades["t\(index)"]?.trade.pnlPercent.bitPattern == double.bitPattern, "\(double)")
          #expect(decisions["d\(index)"]?.price?.bitPattern == double.bitPattern, "\(double)")
        }
        let own = try transaction.scopes([Sample.key])[Sample.key]?.own.values
        #expect(own?.macd?.bitPattern == (-0.0).bitPattern)
        #expect(own?.rsi == .leastNonzeroMagnitude)
      }
    }
  }

  @Test("text comes back whole or is refused, never cut at a NUL", arguments: Backend.allCases)
  func text(backend: Backend) async throws {
    try await backend.withStore { store throws in
      for (index, text) in ["a\0b", "\0", "é🙂", "'; DROP TABLE trades; --", "$1 ?1 :given"].enumerated() {
        var record = Sample.trade("t\(index)")
        record.notLearnedReason = text
        let written = record
        do {
          try await store.write { try $0.insert([written]) }
          let found = try await store.read { try $0.trades([written.trade.id], of: Sample.user) }
          #expect(found[written.trade.id] == written)
        } catch let error as RepositoryError {
          #expect(error.kind == .rejected && text.contains("\0"))
        }
      }
    }
  }

  @Test("journal entries come back, newest first, in pages", arguments: Backend.allCases)
  func entries(backend: Backend) async throws {
    let other = Key(user: Sample.user, symbol: .global)
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        for sequence in 1...5 { try transaction.insert(Sample.entry(Int64(sequence))) }
        try transaction.insert(Sample.entry(1, other))
      }
      try await store.read { transaction throws in
        let all = try transaction.entries(of: Sample.key, before: nil, limit: 10)
        #expect(all == (1...5).reversed().map { Sample.entry($0) })
        #expect(try transaction.entries(of: Sample.key, before: 4, limit: 2).map(\.sequence) == [3, 2])
        #expect(try transaction.entries(of: Sample.key, before: 1, limit: 2).isEmpty)
        #expect(try transaction.entries(of: Sample.key, before: nil, limit: 0).isEmpty)
        #expect(try transaction.entry(Sample.entry(2).id) == Sample.entry(2))
        #expect(try transaction.entries(of: other, before: nil, limit: 9) == [Sample.entry(1, other)])
      }
      let error = await #expect(throws: RepositoryError.self) {
        try await store.write { try $0.insert(Sample.entry(5)) }
      }
      #expect(error?.kind == .conflict)
    }
  }

  @Test("how a learner measures stands in its newest cycle or policy", arguments: Backend.allCases)
  func measuringEntries(backend: Backend) async throws {
    let other = Key(user: Sample.user, symbol: .global)
    let set = Key(user: UserID("bob"), symbol: .global)
    @Sendable func entry(_ sequence: Int64, _ cause: Cause, _ key: Key = Sample.key) -> JournalEntry {
      var entry = Sample.entry(sequence, key)
      entry.cause = cause
      return entry
    }
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        for (index, cause) in [Cause.adaptation, .adaptation, .set, .rollback, .reset].enumerated() {
          try transaction.insert(entry(Int64(index + 1), cause))
        }
        try transaction.insert(entry(1, .policy, other))
        try transaction.insert(entry(1, .set, set))
      }
      let found = try await store.read { try $0.measuringEntries(of: [other, Sample.key, set, other]) }
      #expect(found == [Sample.key: entry(2, .adaptation), other: entry(1, .policy, other)])
      #expect(try await store.read { try $0.measuringEntries(of: []) }.isEmpty)
    }
  }

  @Test("request records are kept once and expire by recording time", arguments: Backend.allCases)
  func requests(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        for time in 1...3 { try transaction.insert(Sample.request("r\(time)", recordedAt: Int64(time))) }
        try transaction.insert(Sample.request("r1", user: UserID("bob"), recordedAt: 2))
      }
      let error = await #expect(throws: RepositoryError.self) {
        try await store.write { try $0.insert(Sample.request("r1", recordedAt: 9)) }
      }
      #expect(error?.kind == .conflict)
      try await store.write { try $0.removeRequests(recordedBefore: Sample.instant(2)) }
      try await store.read { transaction throws in
        #expect(try transaction.request(Sample.request("r1").scope) == nil)
        #expect(try transaction.request(Sample.request("r2").scope) == Sample.request("r2", recordedAt: 2))
        let bobs = Sample.request("r1", user: UserID("bob"), recordedAt: 2)
        #expect(try transaction.request(bobs.scope) == bobs)
      }
    }
  }

  @Test("outcome reports come back", arguments: Backend.allCases)
  func reports(backend: Backend) async throws {
    let reports = [nil, "LATE"].enumerated().map { index, reason in
      OutcomeReport(
        user: Sample.user, id: "o\(index)", fingerprint: [UInt8(index), 0], notLearnedReason: reason,
        recordedAt: Sample.instant(4))
    }
    try await backend.withStore { store throws in
      try await store.write { try $0.insert(reports) }
      let found = try await store.read { try $0.outcomeReports(["o0", "o1", "o2"], of: Sample.user) }
      #expect(found == ["o0": reports[0], "o1": reports[1]])
      let error = await #expect(throws: RepositoryError.self) {
        try await store.write { try $0.insert(reports) }
      }
      #expect(error?.kind == .conflict)
    }
  }

  @Test("prices are replaced by time, and a simulated user's are its own", arguments: Backend.allCases)
  func prices(backend: Backend) async throws {
    let symbol = Symbol("BTCUSDT")
    @Sendable func point(_ price: Double, _ time: Int64, _ symbol: Symbol = symbol) -> PricePoint {
      PricePoint(symbol: symbol, price: price, time: Sample.instant(time))
    }
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert(
          [point(3, 30), point(1, 10), point(9, 20), point(2, 20)], owner: nil, recordedAt: Sample.instant(40)
        )
        try transaction.insert([point(30, 30)], owner: Sample.user, recordedAt: Sample.instant(40))
        try transaction.insert([point(99, 15, Symbol("ETHUSDT"))], owner: nil, recordedAt: Sample.instant(40))
        try transaction.insert([point(4, 30)], owner: nil, recordedAt: Sample.instant(40))
      }
      try await store.read { transaction throws in
        func prices(_ owner: UserID?, _ from: Int64, _ through: Int64, _ limit: Int = 9) throws -> [Double] {
          try transaction.prices(
            of: symbol, owner: owner, after: Sample.instant(from), through: Sample.instant(through),
            limit: limit
          ).map(\.price)
        }
        #expect(try prices(nil, 0, 99) == [1, 2, 4])
        #expect(try prices(nil, 10, 20) == [2])
        #expect(try prices(nil, 0, 99, 2) == [1, 2])
        #expect(try prices(Sample.user, 0, 99) == [30])
        #expect(try prices(UserID("bob"), 0, 99).isEmpty)
      }
    }
  }
}
