import Repository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Retention")
struct RetentionTests {
  private static let day = 86_400.0

  private static func engine(_ change: (inout RetentionConfiguration) -> Void = { _ in }) async throws
    -> (Engine, InMemoryRepository)
  {
    let repository = InMemoryRepository()
    var configuration = EngineConfiguration()
    change(&configuration.retention)
    return (try await Engine(repository: repository, configuration: configuration), repository)
  }

  @Test("changes go when they are old and more than enough are left", arguments: [0, 5, 8, 100])
  func changes(least: Int) async throws {
    let (engine, repository) = try await Self.engine { $0.changesMin = least }
    for index in 0..<10 {
      try await engine.set(0.5 + Double(index) / 100, at: at(Double(index) * Self.day))
    }
    // Seven days after the fifth.
    try await engine.retention.work(at: instant(11 * Self.day + 1))
    let identity = try await repository.read(deadline: nil) { try $0.identity() }
    #expect(identity.compacted == [0: 5, 5: 5, 8: 2, 100: 0][least])
    #expect(engine.retention.total(.changes) == UInt64(identity.compacted))
    #expect(identity.head == 10)
  }

  @Test("a simulated user's decisions of years ago stay as long as anybody's")
  func simulatedTime() async throws {
    let (engine, repository) = try await Self.engine()
    let years = -8 * 365 * Self.day
    for index in 0..<20 {
      let offset = Double(index) * 3_600
      _ = try await engine.decide(signal(), for: bob, at: at(offset, asOf: years + offset))
      let price = PricePoint(symbol: Symbol("BTCUSDT"), price: 1, time: instant(years + offset))
      _ = try await engine.record([price], owner: bob, at: at(offset, asOf: years + offset))
    }
    try await engine.decisions.flush()
    func count() async throws -> (Int, Int) {
      try await repository.read(deadline: nil) { transaction in
        (
          try transaction.storedDecisions(of: bob, after: nil, limit: 99).count,
          try transaction.prices(of: bob, after: nil, limit: 99).count
        )
      }
    }
    try await engine.retention.work(at: instant(29 * Self.day))
    #expect(try await count() == (20, 20))
    try await engine.retention.work(at: instant(38 * Self.day))
    #expect(try await count() == (0, 0))
    #expect(engine.retention.total(.decisions) == 20 && engine.retention.total(.prices) == 20)
  }

  @Test("request ids are forgotten after a day, trades never")
  func requestsAndTrades() async throws {
    let (engine, repository) = try await Self.engine()
    let set = command(
      .set(confidence(0.5), expectedVersion: nil), at: at(0), request: "once", fingerprint: [1])
    _ = try await engine.perform(set)
    let trade = Trade(
      id: "t", key: bitcoin, decisionID: nil, side: .buy, quantity: nil, entryPrice: nil, exitPrice: nil,
      pnl: nil, pnlPercent: 1, openedAt: nil, closedAt: instant(-60), signal: nil)
    _ = try await engine.record([trade], at: at(0))
    func requests() async throws -> Int {
      try await repository.read(deadline: nil) { try $0.requests(of: alice, after: nil, limit: 9) }.count
    }
    try await engine.retention.work(at: instant(Self.day))
    #expect(try await requests() == 1)
    try await engine.retention.work(at: instant(4_000 * Self.day))
    #expect(try await requests() == 0)
    #expect(try await repository.read(deadline: nil) { try $0.counts() }.trades == 1)
  }

  @Test("ids of decisions tell their time and are never given twice, however fast they are made")
  func ids() async throws {
    let (engine, _) = try await Self.engine()
    var ids: [String] = []
    for _ in 0..<1_000 { ids.append(try await engine.decide(signal(), at: at(5)).id) }
    #expect(Set(ids).count == 1_000)
    #expect(ids == ids.sorted())
    for id in ids {
      let recorded = try #require(DecisionID.recordedAt(id))
      #expect(recorded >= instant(5) - Span(nanoseconds: 16) && recorded < instant(5.001))
      #expect(!DecisionID.belongsToAnother(id, than: alice) && DecisionID.belongsToAnother(id, than: bob))
    }
    #expect(DecisionID.bound(at: instant(5)) <= ids[0] && ids[999] < DecisionID.bound(at: instant(6)))
    #expect(DecisionID.recordedAt("00000001" + String(repeating: "0", count: 24)) == nil)
  }
}
