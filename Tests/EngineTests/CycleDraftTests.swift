import Backends
import Foundation
import Repository
import SQLiteRepository
import Testing
import ThresholdCore

@testable import Engine

/// Cycles that are computed before the transaction that writes them, on copies of one store.
@Suite("Cycles computed beside the writers", .timeLimit(.minutes(3)))
struct CycleDraftTests {
  private static let bitcoins = ["alice", "bob", "carol"].map {
    Key(user: UserID($0), symbol: bitcoin.symbol)
  }
  private static let keys = bitcoins + bitcoins.map(\.global)
  private static let cycle = 200_000.0
  private static let identity = RequestIdentity(
    caller: "test", method: "AdaptAll", requestID: "", fingerprint: [])

  /// What happens to alice's key between the computation and the transaction.
  enum Change: CaseIterable {
    case outcome, decision, trade, ownSet, globalSet, ownPolicy, globalPolicy, otherCycle
  }

  private static func engine(on repository: any Repository) async throws -> Engine {
    var configuration = EngineConfiguration()
    configuration.learning.outcomesMin = 10
    return try await Engine(repository: repository, configuration: configuration)
  }

  /// Decides `count` times on `key` from `time` on, and reports all but the last five later: what was rejected would have
  /// gained and what was accepted lost, so that the learner bets.
  private static func trade(_ engine: Engine, _ key: Key, _ count: Int, from time: Double) async throws {
    var outcomes: [ReportedOutcome] = []
    for number in 0..<count {
      let report = try await engine.decide(
        signal(key.symbol.value, confidence: number % 3 == 0 ? 0.5 : 0.9), for: key.user,
        at: at(time + Double(number)))
      outcomes.append(
        ReportedOutcome(
          id: "\(time)-\(number)", user: key.user, decisionID: report.id,
          pnlPercent: number % 3 == 0 ? 1.5 : -1.25, knownAt: nil, propensity: 1))
    }
    _ = try await engine.record(Array(outcomes.dropLast(5)), at: at(time + 10_000))
  }

  /// A store of keys that have bets open, and outcomes and decisions that their learners have not seen.
  private static func makeStore(_ path: String) async throws {
    let engine = try await engine(on: try await SQLiteRepository.open(path: path))
    for key in bitcoins { try await trade(engine, key, 60, from: 0) }
    _ = await engine.adapt(keys, force: true, at: at(100_000), by: identity)
    for key in bitcoins { try await trade(engine, key, 30, from: 101_000) }
    await engine.close()
  }

  /// Runs `body` with an engine on a copy of the store, and says what it left behind.
  private static func left(
    by body: (Engine, CountingRepository) async throws -> Void, on store: String,
    backgroundReadersMax: Int? = nil
  ) async throws -> [String] {
    let path = store + "-" + UUID().uuidString
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: store + suffix) {
      try FileManager.default.copyItem(atPath: store + suffix, toPath: path + suffix)
    }
    let repository = CountingRepository(
      try await SQLiteRepository.open(path: path), backgroundReadersMax: backgroundReadersMax)
    let engine = try await engine(on: repository)
    repository.reset()
    try await body(engine, repository)
    let rows = try await repository.read { transaction in
      let scopes = try transaction.scopes(keys)
      return try keys.flatMap { key in
        // Ids of entries are drawn anew for each run.
        let entries = try transaction.entries(of: key, before: nil, limit: 100).map {
          "\($0.sequence) \($0.cause) \($0.at) \($0.input) \($0.updates) \($0.verdicts) \($0.next)"
        }
        return ["\(key): \(scopes[key].map { "\($0)" } ?? "-")"] + entries
      }
    }
    await engine.close()
    return rows
  }

  private static func adapt(_ engine: Engine) async {
    for (key, result) in await engine.adapt(keys, force: true, at: at(cycle), by: identity) {
      #expect(throws: Never.self, "\(key)") { try result.get() }
    }
  }

  private static func make(_ change: Change, _ engine: Engine, _ repository: any Repository) async throws {
    let now = at(cycle - 100)
    let decision = try await repository.read { transaction in
      try #require(try transaction.recentDecisions(for: bitcoin, limit: 1).first)
    }
    switch change {
    case .outcome:
      let outcome = ReportedOutcome(
        id: "meanwhile", user: alice, decisionID: decision.id, pnlPercent: 7, knownAt: nil, propensity: 1)
      #expect(try await engine.record([outcome], at: now).results.first?.notLearnedReason == nil)
    case .decision:
      var late = decision
      late.id = "meanwhile"
      late.decidedAt = now.now
      try await repository.write { [late] in try $0.insert([late]) }
    case .trade:
      let trades = (0..<30).map {
        Trade(id: "\($0)", key: bitcoin, side: .buy, pnlPercent: -5 - Double($0 % 2), closedAt: now.now)
      }
      _ = try await engine.record(trades, at: now)
    case .ownSet: try await engine.set(0.6, at: now)
    case .globalSet: try await engine.set(0.6, bitcoin.global, at: now)
    case .ownPolicy: _ = try await engine.perform(command(.policy(Policy(maxLossPercent: 9)), at: now))
    case .globalPolicy:
      _ = try await engine.perform(command(.policy(Policy(maxLossPercent: 9)), bitcoin.global, at: now))
    case .otherCycle:
      _ = try await engine.perform(command(.adapt(force: true), at: now))
    }
  }

  @Test("they leave what cycles within the transaction leave, and the transaction reads no outcome")
  func same() async throws {
    try await withTemporaryFolder { folder in
      try await Self.makeStore(folder + "/store")
      let within = try await Self.left(
        by: { engine, repository in
          await Self.adapt(engine)
          #expect(repository.count("SELECT outcomes") == Self.keys.count)
        }, on: folder + "/store", backgroundReadersMax: 0)
      let beside = try await Self.left(
        by: { engine, repository in
          await Self.adapt(engine)
          #expect(repository.count("SELECT outcomes") == 0 && repository.writeCount == 1)
        }, on: folder + "/store")
      #expect(within == beside)
      #expect(within.count >= 3 * Self.keys.count, "two cycles of each scope")
    }
  }

  @Test(
    "whatever changes before the transaction, it does what a cycle after the change does",
    arguments: Change.allCases)
  func changed(_ change: Change) async throws {
    try await withTemporaryFolder { folder in
      try await Self.makeStore(folder + "/store")
      let unchanged = try await Self.left(
        by: { engine, _ in await Self.adapt(engine) }, on: folder + "/store")
      let after = try await Self.left(
        by: { engine, repository in
          try await Self.make(change, engine, repository)
          await Self.adapt(engine)
        }, on: folder + "/store")
      let between = try await Self.left(
        by: { engine, repository in
          let prepared = await engine.prepare(Self.keys, force: true, at: at(Self.cycle), by: Self.identity)
          try await Self.make(change, engine, repository)
          for (key, result) in await engine.run(prepared) {
            #expect(throws: Never.self, "\(key)") { try result.get() }
          }
        }, on: folder + "/store")
      #expect(after == between)
      #expect(after != unchanged, "the change makes no difference, so this shows nothing")
    }
  }

  @Test(
    "a group whose transaction comes to a bad end is run again, and nothing is lost or doubled",
    arguments: CountingRepository.End.allCases)
  func badEnd(_ end: CountingRepository.End) async throws {
    try await withTemporaryFolder { folder in
      try await Self.makeStore(folder + "/store")
      let undisturbed = try await Self.left(
        by: { engine, _ in await Self.adapt(engine) }, on: folder + "/store")
      let disturbed = try await Self.left(
        by: { engine, repository in
          repository.badEnd.withLock { $0 = end }
          let results = await engine.adapt(Self.keys, force: true, at: at(Self.cycle), by: Self.identity)
          for (_, result) in results {
            #expect(throws: Refusal.self) { try result.get() }
          }
          await Self.adapt(engine)
        }, on: folder + "/store")
      #expect(undisturbed == disturbed)
    }
  }
}
