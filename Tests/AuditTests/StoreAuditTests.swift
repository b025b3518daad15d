import Archive
import Audit
import Engine
import Foundation
import Repository
import SQLiteRepository
import Testing
import ThresholdCore

/// Random histories through the engine, which must pass an audit, also after a move. What an audit finds in damaged stores
/// is a system test, on files.
@Suite("Audits of whole histories", .timeLimit(.minutes(5)))
struct StoreAuditTests {
  private static let alice = UserID("alice")
  private static let bob = UserID("bob")

  private static func instant(_ seconds: Double) -> Instant {
    Instant(nanoseconds: 1_767_225_600_000_000_000 + Int64(seconds * 1e9))
  }

  @Test(
    "nothing is found in what the engine wrote, nor after a move", arguments: 1...2 as ClosedRange<UInt64>)
  func histories(seed: UInt64) async throws {
    let folder = NSTemporaryDirectory() + "audit-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try await SQLiteRepository.open(path: folder + "/store.db")
    var configuration = EngineConfiguration()
    configuration.learning.outcomesMin = 30
    configuration.learning.window = 100
    configuration.learning.schedule = .hours(1)
    let engine = try await Engine(repository: store, configuration: configuration)
    try await play(seed, on: engine)
    try await engine.decisions.flush()
    let tally = try await audit(store, seed)
    #expect(tally.entries > 20 && tally.trades > 50 && tally.outcomes > 200, "seed \(seed): \(tally)")

    _ = try await Export(includesSharedPrices: true).run(from: store, to: folder + "/a.jsonl")
    let copy = InMemoryRepository()
    _ = try await Import(now: Self.instant(0)).run(folder + "/a.jsonl", into: copy)
    #expect(try await audit(copy, seed) == tally)

    let inUse = InMemoryRepository()
    _ = try await Engine(repository: inUse).perform(
      Self.command(.reset, Key(user: UserID("resident"), symbol: .global), Moment(received: Self.instant(0))))
    // Alice lives on her own clock and by her own prices, so her journal comes out again anywhere.
    var order = Import(now: Self.instant(0))
    order.users = [Self.alice]
    _ = try await order.run(folder + "/a.jsonl", into: inUse)
    let moved = try await audit(inUse, seed)
    #expect(moved.users == 2 && moved.entries > 10)

    let entry = try await store.read(deadline: nil) { transaction in
      try transaction.entries(of: Key(user: Self.alice, symbol: Symbol("A")), before: nil, limit: 1).first
    }
    let newest = try #require(entry)
    let explanation = try #require(try await Explanation.of(newest.id, in: store))
    #expect(explanation.differences.isEmpty && explanation.step.entry == newest)
    #expect(try await Explanation.of("nothing", in: store) == nil)
    await store.close()
  }

  @Test(
    "nothing is found after decisions and prices went with time", arguments: 1...1 as ClosedRange<UInt64>)
  func afterRemoval(seed: UInt64) async throws {
    let folder = NSTemporaryDirectory() + "audit-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try await SQLiteRepository.open(path: folder + "/store.db")
    var configuration = EngineConfiguration()
    configuration.learning.outcomesMin = 30
    configuration.learning.window = 100
    configuration.learning.schedule = .hours(1)
    configuration.retention.decisions = .days(14)
    configuration.retention.prices = .days(14)
    let engine = try await Engine(repository: store, configuration: configuration)
    // 3,000 steps of 25 minutes make seven weeks.
    try await play(seed, steps: 3_000, pace: 5, on: engine) { step, now in
      guard step % 100 == 99 else { return }
      try await engine.decisions.flush()
      #expect(try await engine.retention.work(at: Self.instant(now)))
      if step % 500 == 499 { _ = try await audit(store, seed) }
    }
    #expect(engine.retention.total(.decisions) > 100 && engine.retention.total(.prices) > 10)
    let tally = try await audit(store, seed)
    #expect(tally.entries > 20, "seed \(seed): too few entries after the checkpoints")

    _ = try await Export(includesSharedPrices: true).run(from: store, to: folder + "/a.jsonl")
    let copy = InMemoryRepository()
    _ = try await Import(now: Self.instant(0)).run(folder + "/a.jsonl", into: copy)
    #expect(try await audit(copy, seed) == tally)
    await store.close()
  }

  private func audit(_ store: any Repository, _ seed: UInt64) async throws -> AuditTally {
    var findings: [Finding] = []
    let tally = try await StoreAudit(store).run { findings.append($0) }
    #expect(findings == [], "seed \(seed)")
    return tally
  }

  private static func command(_ action: ScopeCommand.Action, _ key: Key, _ moment: Moment) -> ScopeCommand {
    ScopeCommand(
      key: key, action: action, moment: moment,
      identity: RequestIdentity(caller: "test", method: "test", requestID: "", fingerprint: []))
  }

  /// Alice is simulated and marked by her own prices on B; Bob is real and reports.
  private func play(
    _ seed: UInt64, steps: Int = 1_200, pace: Double = 1, on engine: Engine,
    upkeep: (_ step: Int, _ now: Double) async throws -> Void = { _, _ in }
  ) async throws {
    var random = SeededNumbers(seed: seed)
    var now = 0.0
    var open: [(user: UserID, symbol: Symbol, id: String, pnl: Double)] = []
    var entries: [(Key, String)] = []
    for step in 0..<steps {
      now += Double.random(in: 1...600, using: &random) * pace
      try await upkeep(step, now)
      let user = Bool.random(using: &random) ? Self.alice : Self.bob
      let symbol = Symbol(Bool.random(using: &random) ? "A" : "B")
      let key = Key(user: user, symbol: Bool.random(using: &random) ? symbol : .global)
      let moment = Self.moment(now, of: user)
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<55:
        let edge = Double.random(in: 0.3...1, using: &random)
        let signal = Signal(
          symbol: symbol, action: Bool.random(using: &random) ? .buy : .sell, confidence: edge,
          rsi: .random(in: 20...80, using: &random), changePercent: .random(in: -6...6, using: &random),
          volume: 3e9, macd: .random(in: -0.1...0.1, using: &random), price: 100)
        guard let id = try await decide(signal, user, moment, on: engine) else { continue }
        open.append((user, symbol, id, (edge - 0.6) * 6 + .random(in: -2...2, using: &random)))
      case 55..<85:
        guard let index = open.indices.randomElement(using: &random) else { continue }
        let settled = open.remove(at: index)
        try await settle(settled, step, Self.moment(now, of: settled.user), &random, on: engine)
      case 85..<88:
        let price = PricePoint(
          symbol: Symbol("B"), price: .random(in: 90...110, using: &random), time: Self.instant(now))
        _ = try await engine.record([price], owner: Self.alice, at: Self.moment(now, of: Self.alice))
      case 88..<94:
        _ = try await engine.perform(Self.command(.adapt(force: true), key, moment))
      case 94, 95:
        var values = PartialValues.none
        values.confidence = .random(in: 0.4...0.9, using: &random)
        entries.append(
          (
            key,
            try await engine.perform(Self.command(.set(values, expectedVersion: nil), key, moment)).entryID
          ))
      case 96: _ = try await engine.perform(Self.command(.reset, key, moment))
      case 97:
        let policy = Policy(roundTripFeePercent: Double.random(in: 0...0.3, using: &random))
        _ = try await engine.perform(Self.command(.policy(policy), key, moment))
      case 98:
        guard let (key, id) = entries.randomElement(using: &random) else { continue }
        // Refused where something has moved the same threshold since.
        _ = try? await engine.perform(
          Self.command(.rollback(entryID: id), key, Self.moment(now, of: key.user)))
      default: try await engine.decisions.flush()
      }
    }
  }

  private static func moment(_ now: Double, of user: UserID) -> Moment {
    user == alice ? Moment(received: instant(now), asOf: instant(now)) : Moment(received: instant(now))
  }

  private func decide(_ signal: Signal, _ user: UserID, _ moment: Moment, on engine: Engine) async throws
    -> String?
  {
    for _ in 0..<10 {
      if case .decided(let report) = try engine.evaluate(signal, for: user, at: moment) { return report.id }
      try await engine.load(Key(user: user, symbol: signal.symbol))
    }
    return nil
  }

  /// Reports what came of a decision: as an outcome, as a trade of it, or as a trade that was decided elsewhere.
  private func settle(
    _ settled: (user: UserID, symbol: Symbol, id: String, pnl: Double), _ step: Int, _ moment: Moment,
    _ random: inout SeededNumbers, on engine: Engine
  ) async throws {
    let key = Key(user: settled.user, symbol: settled.symbol)
    let trade = Trade(
      id: "t\(step)", key: key, decisionID: settled.id, side: .buy, pnlPercent: settled.pnl,
      closedAt: moment.now)
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      let report = ReportedOutcome(
        id: "o\(step)", user: settled.user, decisionID: settled.id, pnlPercent: settled.pnl, knownAt: nil,
        propensity: 1)
      _ = try await engine.record([report], at: moment)
    case 1: _ = try await engine.record([trade], at: moment)
    default:
      var elsewhere = trade
      elsewhere.decisionID = nil
      elsewhere.signal = Signal(
        symbol: settled.symbol, action: .buy, confidence: 0.9, rsi: 40, changePercent: 3)
      _ = try await engine.record([elsewhere], at: moment)
    }
  }
}

/// SplitMix64: the same numbers for the same seed.
private struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
