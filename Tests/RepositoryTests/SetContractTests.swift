import Backends
import Repository
import Testing
import ThresholdCore

/// What is asked or written for many at once, in every repository.
@Suite("Sets")
struct SetContractTests {
  private static let bob = UserID("bob")

  @Test("users are made, locked and written together", arguments: Backend.allCases)
  func users(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.put(
          [try transaction.lockUser(Sample.user)].map { UserRecord(id: $0.id, clock: .real) })
        #expect(try transaction.lockUsers([]).isEmpty)
        let locked = try transaction.lockUsers([Self.bob, Sample.user, Self.bob])
        #expect(locked.mapValues(\.clock) == [Sample.user: .real, Self.bob: .undecided])
        try transaction.put([
          UserRecord(id: Self.bob, clock: .simulated(Sample.instant(9))),
          UserRecord(id: Sample.user, clock: .real),
        ])
        try transaction.put([UserRecord]())
      }
      let found = try await store.read { try $0.users([Self.bob, Sample.user, UserID("carol")]) }
      #expect(found.mapValues(\.clock) == [Sample.user: .real, Self.bob: .simulated(Sample.instant(9))])
    }
  }

  @Test("the same ids of two users are told apart", arguments: Backend.allCases)
  func owners(backend: Backend) async throws {
    let bobs = Sample.trade("t1", Key(user: Self.bob, symbol: Sample.key.symbol))
    let mine = OwnedID(user: Sample.user, id: "t1")
    let his = OwnedID(user: Self.bob, id: "t1")
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert([Sample.trade("t1"), bobs])
        try transaction.insert([Sample.decision("d1"), Sample.decision("d2")])
      }
      try await store.read { transaction throws in
        let absent = OwnedID(user: Self.bob, id: "t2")
        #expect(try transaction.trades([mine, his, absent]) == [mine: Sample.trade("t1"), his: bobs])
        let asked = [OwnedID(user: Sample.user, id: "d2"), OwnedID(user: Self.bob, id: "d1")]
        #expect(try transaction.decisions(asked) == [asked[0]: Sample.decision("d2")])
      }
    }
  }

  @Test("outcomes are counted for many scopes, and nothing else of them changes", arguments: Backend.allCases)
  func outcomeCounts(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        _ = try transaction.lockScopes([Sample.key, Sample.key.global])
        try transaction.put(Sample.scope())
        try transaction.setOutcomeCounts([Sample.key: 13, Sample.key.global: 1])
        try transaction.setOutcomeCounts([:])
      }
      var expected = Sample.scope()
      expected.outcomeCount = 13
      let found = try await store.read { try $0.scopes([Sample.key, Sample.key.global]) }
      #expect(
        found == [
          Sample.key: expected, Sample.key.global: ScopeRecord(key: Sample.key.global, outcomeCount: 1),
        ])
    }
  }

  @Test(
    "locks are written for themselves, and a policy without protections is not one with none",
    arguments: Backend.allCases)
  func locks(backend: Backend) async throws {
    let other = Key(user: Self.bob, symbol: .global)
    var expected = Sample.scope()
    expected.locks = Sample.locks("lock-2", until: 600)
    let none = ScopeRecord(key: other, policy: Policy(protections: []), locks: Sample.locks())
    try await backend.withStore { [expected] store throws in
      try await store.write { transaction throws in
        _ = try transaction.lockScopes([Sample.key, Sample.key.global, other])
        try transaction.put(Sample.scope())
        try transaction.put(ScopeRecord(key: other, policy: Policy(protections: [])))
        try transaction.setLocks([Sample.key: expected.locks, other: none.locks])
        try transaction.setLocks([:])
        try transaction.setOutcomeCounts([Sample.key: expected.outcomeCount])
      }
      let found = try await store.read { try $0.scopes([Sample.key, Sample.key.global, other]) }
      #expect(
        found == [Sample.key: expected, other: none, Sample.key.global: ScopeRecord(key: Sample.key.global)])
    }
  }

  @Test("realised profit is summed up to an instant, of one user", arguments: Backend.allCases)
  func realisedProfit(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert([
          Sample.trade("t1", closedAt: 10), Sample.trade("t2", closedAt: 20), Sample.bareTrade("t3"),
          Sample.trade("t4", Key(user: Self.bob, symbol: Sample.key.symbol), closedAt: 5),
        ])
      }
      for (time, profit) in [(Int64(9), 0.0), (10, 6), (19, 6), (20, 12)] {
        let through = Sample.instant(time)
        #expect(try await store.read { try $0.realisedProfit(of: Sample.user, through: through) } == profit)
      }
    }
  }

  @Test("decisions with an outcome and the first basis are found by scope", arguments: Backend.allCases)
  func outcomes(backend: Backend) async throws {
    let other = Key(user: Self.bob, symbol: Sample.key.symbol)
    var marked = Sample.outcome(1, of: "d3", other)
    marked.basis = .marked
    let outcomes = [
      Sample.outcome(1, of: "d1"), Sample.outcome(2, of: "d2"), marked, Sample.outcome(2, of: "d4", other),
    ]
    try await backend.withStore { store throws in
      try await store.write { try $0.insert(outcomes) }
      try await store.read { transaction throws in
        let found = try transaction.decisionsWithOutcome(
          [Sample.key: ["d2", "d4"], other: ["d1", "d3", "d4"], Sample.key.global: ["d1"]], basis: .reported)
        #expect(found.filter { !$0.value.isEmpty } == [Sample.key: ["d2"], other: ["d4"]])
        let bases = try transaction.firstBases(of: [other, Sample.key, Sample.key.global])
        #expect(bases == [Sample.key: .reported, other: .marked])
      }
    }
  }

  @Test("ranges of time that hold a price are found by owner and symbol", arguments: Backend.allCases)
  func prices(backend: Backend) async throws {
    func range(_ owner: UserID?, _ symbol: String, _ from: Int64, _ through: Int64) -> PriceRange {
      PriceRange(
        owner: owner, symbol: Symbol(symbol), after: Sample.instant(from), through: Sample.instant(through))
    }
    let priced = [range(nil, "A", 9, 10), range(nil, "A", 0, 99), range(Self.bob, "A", 19, 20)]
    let empty = [
      range(nil, "A", 10, 99), range(nil, "A", 0, 9), range(nil, "B", 0, 99), range(Self.bob, "A", 0, 19),
    ]
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert(
          [PricePoint(symbol: Symbol("A"), price: 1, time: Sample.instant(10))], owner: nil,
          recordedAt: Sample.instant(1))
        try transaction.insert(
          [PricePoint(symbol: Symbol("A"), price: 1, time: Sample.instant(20))], owner: Self.bob,
          recordedAt: Sample.instant(1))
      }
      let found = try await store.read { try $0.pricedRanges(Set(priced + empty)) }
      #expect(found == Set(priced))
    }
  }

  // Large enough for whatever is done for bulk, and to fill a socket's buffers.
  @Test("of a large batch of decisions, those that are there stay as they were", arguments: Backend.allCases)
  func manyDecisions(backend: Backend) async throws {
    let bare = Sample.decision("bare", at: 5, price: nil, symbolView: nil, globalView: nil)
    @Sendable func batch(_ numbers: Range<Int>, at time: Int64) -> [Decision] {
      numbers.map { Sample.decision("d\($0)", at: time, price: Sample.awkwardDoubles[$0 % 4]) }
    }
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        var scope = try transaction.lockScopes([Sample.key])[Sample.key] ?? ScopeRecord(key: Sample.key)
        scope.watermark = Sample.instant(50)
        try transaction.put(scope)
        try transaction.insert(batch(0..<6_000, at: 100) + [bare])
      }
      // Again, as after a commit whose answer was lost, and further ones, which are late for the symbol.
      try await store.write { transaction throws in
        try transaction.insert(batch(0..<50, at: 101) + batch(5_900..<6_100, at: 40) + [bare])
      }
      try await store.read { transaction throws in
        let all = try transaction.decisions((0..<6_200).map { "d\($0)" } + ["bare"], of: Sample.user)
        #expect(all.count == 6_101)
        #expect(all["d7"] == batch(7..<8, at: 100)[0] && all["bare"] == bare)
        #expect(
          all["d5999"]?.decidedAt == Sample.instant(100) && all["d6099"]?.decidedAt == Sample.instant(40))
        let seen = try transaction.decisions(for: Sample.key, after: nil, through: Sample.instant(200))
        #expect(seen.count == 6_000, "a hundred are late")
        let global = try transaction.decisions(
          for: Sample.key.global, after: nil, through: Sample.instant(200))
        #expect(global.count == 6_100)
      }
    }
  }
}
