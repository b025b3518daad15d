import Repository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Looking back")
struct ReviewTests {
  /// Live thresholds of confidence 0.85 above the default of 0.75, and signals on both sides of either.
  private func engine(_ confidences: [Double]) async throws -> (Engine, [String]) {
    let engine = try await Engine(repository: InMemoryRepository())
    try await engine.set(0.85)
    var ids: [String] = []
    for (index, confidence) in confidences.enumerated() {
      ids.append(try await engine.decide(signal(confidence: confidence), at: at(10 + Double(index))).id)
    }
    return (engine, ids)
  }

  private func report(_ engine: Engine, _ ids: [String], _ results: [Double], propensity: Double = 1)
    async throws
  {
    let outcomes = zip(ids, results).enumerated().map { index, pair in
      ReportedOutcome(
        id: "o\(index)", user: alice, decisionID: pair.0, pnlPercent: pair.1,
        knownAt: instant(100 + Double(index)), propensity: propensity)
    }
    _ = try await engine.record(outcomes, at: at(200))
  }

  @Test("Decisions are tallied by every gate that refused them, and by the one that did so alone")
  func tally() async throws {
    let (engine, _) = try await engine([0.9, 0.8, 0.5])
    var overbought = signal(confidence: 0.5)
    overbought.rsi = 95
    _ = try await engine.decide(overbought, at: at(50))
    _ = try await engine.decide(signal(confidence: 0.1, intent: .exit), at: at(51))
    try await engine.flushDecisions()
    let tally = try await engine.tally(of: bitcoin, limit: 100, deadline: nil)
    #expect(tally.sampled == 4 && tally.accepted == 1 && tally.rejected == 3 && tally.unexplained == 0)
    #expect(tally.failed == PerParameter(rsi: 1, confidence: 3, macd: 0, volume: 0, momentum: 0))
    #expect(tally.failedAlone == PerParameter(rsi: 0, confidence: 2, macd: 0, volume: 0, momentum: 0))
    #expect(tally.from == instant(10) && tally.through == instant(50))
    let newest = try await engine.tally(of: bitcoin, limit: 1, deadline: nil)
    #expect(newest.sampled == 1 && newest.failed.rsi == 1)
    let none = try await engine.tally(of: Key(user: bob, symbol: bitcoin.symbol), limit: 9, deadline: nil)
    #expect(none == GateTally([]))
  }

  @Test("A sampled rejection counts for as many as it stands for")
  func weights() {
    var decision = Decision(
      id: "d", key: bitcoin, action: .buy, intent: .entry, accepted: false, decidedAt: instant(0), price: nil,
      propensity: 0.1, symbolView: nil, globalView: nil)
    decision.refusedBy.volume = true
    var stale = decision
    stale.refusedBy = PerParameter(repeating: false)
    let tally = GateTally([decision, stale])
    #expect(
      tally.sampled == 2 && tally.rejected == 20 && tally.failed.volume == 10 && tally.unexplained == 10)
  }

  @Test("Each signal earns for those thresholds that take it, the static ones being the defaults")
  func equity() async throws {
    let (engine, ids) = try await engine([0.9, 0.8, 0.5])
    try await report(engine, ids, [1, -2, 5])
    let whole = try await engine.equity(of: bitcoin, limit: 100, deadline: nil)
    #expect(whole.points.map(\.adaptive) == [1, 1, 1])
    #expect(whole.points.map(\.fixed) == [1, -1, -1])
    #expect(whole.adaptive.taken == 1 && whole.adaptive.won == 1)
    #expect(whole.fixed.taken == 2 && whole.fixed.won == 1)
    #expect(whole.rejected == 2 && whole.basis == .reported && !whole.isTruncated)
    let newest = try await engine.equity(of: bitcoin, limit: 2, deadline: nil)
    #expect(newest.points.map(\.fixed) == [-2, -2] && newest.isTruncated)
  }

  @Test("An outcome that was reported by chance counts for as many as it stands for")
  func sampledOutcomes() async throws {
    let (engine, ids) = try await engine([0.9])
    try await report(engine, ids, [1.5], propensity: 0.5)
    #expect(try await engine.equity(of: bitcoin, limit: 10, deadline: nil).adaptive.percent == 3)
  }

  @Test("A policy that moves the bounds begins a new comparison")
  func remeasured() async throws {
    let (engine, ids) = try await engine([0.9, 0.8])
    try await report(engine, ids, [1, 1])
    var policy = Policy()
    policy.bounds.confidence = Bounds(0.4, 0.9)
    _ = try await engine.perform(command(.policy(policy), at: at(300)))
    #expect(try await engine.equity(of: bitcoin, limit: 100, deadline: nil).points.isEmpty)
  }

  @Test("The journal says whose key it was")
  func author() async throws {
    let (engine, _) = try await engine([])
    #expect(
      try await engine.entries(of: bitcoin, before: nil, limit: 9, deadline: nil).map(\.author) == ["test"])
  }
}
