import Backends
import Repository
import Testing
import ThresholdCore

/// What makes room, in every repository. Periods count from a day in 2025; room is made for the third and those after it,
/// so that Postgres has rows of its default partition and of others.
@Suite("Upkeep")
struct UpkeepContractTests {
  private static func start(_ period: Int64) -> Instant { StoragePeriod(number: 2_890 + period).start }

  private static func limits(before: Int64, heldUntil: Int64 = 0, rows: Int = 1_000) -> RemovalLimits {
    RemovalLimits(
      before: start(before) + .hours(1), heldUntil: start(heldUntil), settling: .hours(4), rows: rows)
  }

  /// A decision recorded in the middle of a period; on its user's clock, it was made at `decidedAt` seconds.
  private static func decision(
    _ period: Int64, _ number: UInt64 = 0, _ key: Key = Sample.key, at decidedAt: Int64 = 100,
    symbolView: LearnerView? = Sample.view(), globalView: LearnerView? = Sample.view(1)
  ) -> Decision {
    let id = Sample.decisionID(at: start(period) + .days(3), number: number, user: key.user)
    return Sample.decision(id, key, at: decidedAt, symbolView: symbolView, globalView: globalView)
  }

  /// Repeats a removal until nothing is left, as whoever does upkeep would.
  private static func removeAll(
    in store: any Repository, _ limits: RemovalLimits,
    _ next: @escaping @Sendable (any WriteTransaction, RemovalLimits) throws -> Removal
  ) async throws -> Removal {
    var limits = limits
    var total = Removal()
    for _ in 0..<1_000 {
      let part = limits
      let removal = try await store.write { transaction throws in
        #expect(try transaction.claimUpkeep())
        return try next(transaction, part)
      }
      total.rows += removal.rows
      total.unseen += removal.unseen
      guard let cursor = removal.cursor else { return total }
      limits.cursor = cursor
    }
    Issue.record("it never ends")
    return total
  }

  private static func removeDecisions(_ store: any Repository, _ limits: RemovalLimits) async throws
    -> Removal
  {
    try await removeAll(in: store, limits) { try $0.removeDecisions($1) }
  }

  private static func removePrices(_ store: any Repository, _ limits: RemovalLimits) async throws -> Removal {
    try await removeAll(in: store, limits) { try $0.removePrices($1) }
  }

  @Test(
    "decisions of past periods go by when they were recorded, whatever the user's clock said",
    arguments: Backend.allCases, [1_000, 2])
  func decisions(backend: Backend, rows: Int) async throws {
    let simulated = Key(user: UserID("replay"), symbol: Symbol("BTCUSDT"))
    let old = (0...3).flatMap { period in (0..<3).map { Self.decision(period, $0) } }
    let young = (4...9).map { Self.decision($0) } + [Self.decision(4, 7, simulated, at: 1)]
    let undated = Sample.decision("made by an older program")
    try await backend.withStore { store throws in
      try await store.write { try $0.makeRoom(at: Self.start(2)) }
      try await store.write { try $0.insert(old + young + [undated]) }
      #expect(
        try await store.write {
          try $0.hasRecords(ofDecisionsBefore: Self.start(4), ofPricesBefore: Self.start(0))
        })
      #expect(
        try await Self.removeDecisions(store, Self.limits(before: 4, rows: rows)) == Removal(rows: 12))
      #expect(
        try await !store.write {
          try $0.hasRecords(ofDecisionsBefore: Self.start(4), ofPricesBefore: Self.start(0))
        })
      let left = try await store.read { transaction throws in
        try [Sample.user, simulated.user].flatMap { user in
          try transaction.storedDecisions(of: user, after: nil, limit: 99).map(\.decision.id)
        }
      }
      #expect(Set(left) == Set(young.map(\.id) + [undated.id]))
      let seen = try await store.read {
        try $0.decisions(for: Sample.key, after: nil, through: .distantFuture)
      }
      #expect(Set(seen.map(\.id)) == Set(young.dropLast().map(\.id) + [undated.id]))
      #expect(try await Self.removeDecisions(store, Self.limits(before: 4)) == Removal())
    }
  }

  @Test("what a learner at work has not seen waits, but not for ever", arguments: Backend.allCases)
  func unseen(backend: Backend) async throws {
    let idle = Key(user: UserID("idle"), symbol: Symbol("BTCUSDT"))
    let hours: Int64 = 3_600
    let kept = [
      // Not shown to the learner; shown, but its outcome may still come of prices; of the global learner alone.
      Self.decision(1, 1, at: 99 * hours), Self.decision(1, 2, at: 48 * hours),
      Self.decision(2, 3, at: 60 * hours, symbolView: nil),
    ]
    let gone = [
      Self.decision(1, 4, at: 40 * hours), Self.decision(2, 5, at: 40 * hours),
      Self.decision(1, 6, idle, at: 99 * hours),
      Self.decision(2, 7, at: 99 * hours, symbolView: nil, globalView: nil),
    ]
    try await backend.withStore { store throws in
      try await store.write { try $0.makeRoom(at: Self.start(2)) }
      try await store.write { transaction throws in
        try transaction.insert(kept + gone)
        for key in [Sample.key, Sample.key.global] {
          var scope = try #require(try transaction.lockScopes([key])[key])
          scope.watermark = Sample.instant(50 * hours)
          try transaction.put(scope)
        }
      }
      _ = try await Self.removeDecisions(store, Self.limits(before: 4))
      let ids = try await store.read { transaction throws in
        try transaction.storedDecisions(of: Sample.user, after: nil, limit: 99).map(\.decision.id)
      }
      // On Postgres a period waits as a whole.
      #expect(Set(ids).isSuperset(of: kept.map(\.id)))
      #expect(!ids.contains(gone[0].id))
      #expect(try await store.read { try $0.decisions([gone[2].id], of: idle.user) }.isEmpty)
      let forced = try await Self.removeDecisions(store, Self.limits(before: 4, heldUntil: 3))
      #expect(forced.unseen == 3)
      #expect(
        try await store.read { try $0.storedDecisions(of: Sample.user, after: nil, limit: 9) }.isEmpty)
    }
  }

  @Test("prices go by when they were recorded, not by their own time", arguments: Backend.allCases)
  func prices(backend: Backend) async throws {
    let symbol = Sample.key.symbol
    @Sendable func point(_ time: Instant, _ price: Double = 1) -> PricePoint {
      PricePoint(symbol: symbol, price: price, time: time)
    }
    let simulated = UserID("replay")
    try await backend.withStore { store throws in
      try await store.write { try $0.makeRoom(at: Self.start(2)) }
      try await store.write { transaction throws in
        for period in 0...5 as ClosedRange<Int64> {
          let time = Self.start(period) + .days(2)
          try transaction.insert([point(time)], owner: nil, recordedAt: time)
        }
        // Of 2018 but young, old but recorded again, and old.
        try transaction.insert([point(Sample.instant(3))], owner: simulated, recordedAt: Self.start(5))
        try transaction.insert(
          [point(Self.start(3) + .days(4))], owner: simulated, recordedAt: Self.start(6))
        try transaction.insert([point(Sample.instant(4))], owner: simulated, recordedAt: Self.start(1))
        try transaction.insert([point(Self.start(0) + .days(2), 2)], owner: nil, recordedAt: Self.start(5))
      }
      #expect(
        try await store.write {
          try $0.hasRecords(ofDecisionsBefore: Self.start(0), ofPricesBefore: Self.start(4))
        })
      _ = try await Self.removePrices(store, Self.limits(before: 3))
      let (shared, own) = try await store.read { transaction throws in
        (
          try transaction.prices(of: nil, after: nil, limit: 99).map {
            StoragePeriod(of: $0.time).number - 2_890
          },
          try transaction.prices(of: simulated, after: nil, limit: 99).map(\.time)
        )
      }
      #expect(shared == [0, 3, 4, 5])
      #expect(own == [Sample.instant(3), Self.start(3) + .days(4)])
      #expect(
        try await store.read {
          try $0.prices(of: symbol, owner: nil, after: Self.start(0), through: Self.start(1), limit: 9)
        }.map(\.price) == [2])
    }
  }

  @Test(
    "rows that came before their room are moved there, and are what they were", arguments: Backend.allCases)
  func lateRoom(backend: Backend) async throws {
    let decisions = (0...5).map { Self.decision($0) }
    let prices = (0...5 as ClosedRange<Int64>).map {
      PricePoint(symbol: Sample.key.symbol, price: Double($0), time: Self.start($0))
    }
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert(decisions)
        try transaction.insert(prices, owner: nil, recordedAt: Self.start(1))
      }
      for _ in 0..<2 { try await store.write { try $0.makeRoom(at: Self.start(1)) } }
      try await store.write { transaction throws in
        try transaction.insert(decisions)
        try transaction.insert(prices, owner: nil, recordedAt: Self.start(1))
      }
      try await store.read { transaction throws in
        #expect(
          try transaction.storedDecisions(of: Sample.user, after: nil, limit: 99).map(\.decision)
            == decisions)
        #expect(try transaction.decisions(decisions.map(\.id), of: Sample.user).count == 6)
        #expect(try transaction.prices(of: nil, after: nil, limit: 99) == prices)
      }
    }
  }

  @Test(
    "a checkpoint is made of what is new, and stays while a journal can be replayed from it",
    arguments: Backend.allCases)
  func checkpoints(backend: Backend) async throws {
    let other = Key(user: Sample.user, symbol: Symbol("ETHUSDT"))
    @Sendable func put(_ key: Key, entries: Int64, watermark: Int64, in transaction: any WriteTransaction)
      throws
    {
      var scope = try #require(try transaction.lockScopes([key])[key])
      scope.own = Sample.scope().own
      scope.baseline = Sample.scope().baseline
      scope.learner = [UInt8(entries)]
      scope.entryCount = entries
      scope.watermark = Sample.instant(watermark)
      try transaction.put(scope)
    }
    @Sendable func keep(_ since: Int64, at period: Int64, in transaction: any WriteTransaction) throws
      -> [Key]
    {
      let scopes = try transaction.scopesWithoutCheckpoint(since: Self.start(since), limit: 9)
      try transaction.insert(scopes.map { Checkpoint(of: $0, recordedAt: Self.start(period)) })
      return scopes.map(\.key)
    }
    try await backend.withStore { store throws in
      try await store.write { try $0.makeRoom(at: Self.start(2)) }
      try await store.write { transaction throws in
        // Not late: inserted before any watermark.
        try transaction.insert([
          Self.decision(1, at: 150, globalView: nil), Self.decision(3, at: 250, globalView: nil),
          Self.decision(1, 9, other, at: 150, globalView: nil),
        ])
        try put(Sample.key, entries: 3, watermark: 100, in: transaction)
        try put(other, entries: 1, watermark: 100, in: transaction)
      }
      #expect(try await store.write { try keep(0, at: 1, in: $0) } == [Sample.key, other])
      #expect(try await store.write { try keep(9, at: 1, in: $0) } == [])
      try await store.write { try put(Sample.key, entries: 5, watermark: 200, in: $0) }
      #expect(try await store.write { try keep(1, at: 2, in: $0) } == [])
      #expect(try await store.write { try keep(2, at: 2, in: $0) } == [Sample.key])
      try await store.write { try put(Sample.key, entries: 6, watermark: 300, in: $0) }
      #expect(try await store.write { try keep(9, at: 3, in: $0) } == [Sample.key])
      let all = try await store.read { try $0.checkpoints(of: Sample.key) }
      #expect(all.map(\.sequence) == [3, 5, 6])
      #expect(all[0].own == Sample.scope().own && all[0].baseline == Sample.scope().baseline)
      #expect(all.map(\.learner) == [[3], [5], [6]] && all[1].recordedAt == Self.start(2))
      #expect(all.map(\.watermark) == [100, 200, 300].map(Sample.instant))
      // The decision at 150 was shown after the first of them; the only one of the other scope stays.
      _ = try await Self.removeDecisions(store, Self.limits(before: 3, heldUntil: 3))
      #expect(try await store.read { try $0.checkpoints(of: Sample.key) } == Array(all.dropFirst()))
      #expect(try await store.read { try $0.checkpoints(of: other) }.count == 1)
      try await store.write { transaction throws in
        let late = PricePoint(symbol: Sample.key.symbol, price: 1, time: Sample.instant(250))
        try transaction.insert([late], owner: nil, recordedAt: Self.start(1))
      }
      _ = try await Self.removePrices(store, Self.limits(before: 3))
      #expect(try await store.read { try $0.checkpoints(of: Sample.key) } == [all[2]])
    }
  }
}
