import Repository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Recording", .timeLimit(.minutes(5)))
struct RecordingTests {
  private func trade(
    _ id: String, user: UserID = alice, decision: String? = nil, pnl: Double = 1.5, signal: Signal? = nil
  ) -> Trade {
    Trade(
      id: id, key: Key(user: user, symbol: Symbol("BTCUSDT")), decisionID: decision, side: .buy,
      pnlPercent: pnl, openedAt: instant(1), closedAt: instant(100), signal: signal)
  }

  private func outcome(_ id: String, _ decision: String, user: UserID = alice, pnl: Double = 1)
    -> ReportedOutcome
  {
    ReportedOutcome(id: id, user: user, decisionID: decision, pnlPercent: pnl, knownAt: nil, propensity: 1)
  }

  private func described(_ result: RecordResult) -> String {
    switch result.status {
    case .recorded: "recorded" + (result.notLearnedReason.map { " \($0)" } ?? "")
    case .alreadyRecorded: "already" + (result.notLearnedReason.map { " \($0)" } ?? "")
    case .failed(let refusal): refusal.reason
    }
  }

  @Test("A learner's state that a newer program wrote stops no decision and no record, and is left as it is")
  func newerState() async throws {
    let repository = InMemoryRepository()
    let older = try await Engine(repository: repository)
    _ = try await older.set(0.8, at: at(0))
    let unknown: [UInt8] = [255, 1, 2, 3]
    try await older.repository.write { transaction in
      guard var record = try transaction.lockScopes([bitcoin])[bitcoin] else { return }
      record.learner = unknown
      try transaction.put(record)
    }
    let engine = try await Engine(repository: repository)
    let report = try await engine.decide(signal(confidence: 0.85), at: at(10))
    #expect(report.shouldTrade)
    let results = try await engine.record([outcome("o", report.id)], at: at(20)).results
    #expect(results.map(described) == ["recorded"])
    let set = await refusal { _ = try await engine.set(0.9, at: at(30)) }
    let adapted = await refusal { _ = try await engine.perform(command(.adapt(force: true), at: at(40))) }
    #expect(set?.kind == .internalError && adapted?.kind == .internalError)
    #expect(try await engine.decide(signal(confidence: 0.85), at: at(50)).shouldTrade)
    let (state, decisions) = try await engine.repository.read(deadline: nil) { transaction in
      (
        try transaction.scopes([bitcoin])[bitcoin]?.learner,
        try transaction.outcomes(of: bitcoin, after: 0, limit: 10).map(\.decisionID)
      )
    }
    #expect(state == unknown && decisions == [report.id])
  }

  @Test("Each trade is recorded once, a bad one fails alone, and bodies that run twice change nothing")
  func trades() async throws {
    let repository = ObservedRepository(repeatsBodies: true)
    let engine = try await Engine(repository: repository)
    let mine = try await engine.decide(signal(), at: at(0)).id
    let foreign = try await engine.decide(signal(), for: bob, at: at(0)).id
    let unknown = DecisionID(process: 1).make(3, for: alice)
    let first = try await engine.record(
      [
        trade("a", decision: mine), trade("a", decision: mine), trade("a", decision: mine, pnl: 2),
        trade("b", decision: foreign), trade("c", decision: unknown),
        trade("d", decision: unknown, signal: signal()), trade("e"), trade("f", signal: signal()),
        trade("g", decision: mine), trade("h", signal: signal(intent: .exit)),
        trade("a", user: bob, decision: foreign),
      ], at: at(200))
    #expect(
      first.results.map(described) == [
        "recorded", "already", "TRADE_CONFLICT", "DECISION_NOT_FOUND", "recorded DECISION_UNKNOWN",
        "recorded",
        "recorded NO_DECISION", "recorded", "recorded OUTCOME_EXISTS", "recorded NOT_AN_ENTRY", "recorded",
      ])
    let again = try await engine.record(
      [trade("a", decision: mine), trade("c", decision: unknown)], at: at(300))
    #expect(again.results.map(described) == ["already", "already DECISION_UNKNOWN"])
    let counts = try await repository.inner.read(deadline: nil) { transaction in
      (
        try transaction.counts().trades,
        try transaction.outcomes(of: bitcoin, after: 0, limit: 100).map(\.number),
        try transaction.outcomes(of: bitcoin.global, after: 0, limit: 100).map(\.number)
      )
    }
    #expect(counts.0 == 8)
    #expect(counts.1 == [1, 2, 3] && counts.2 == [1, 2, 3])
  }

  @Test("Outcomes: repeated, conflicting, unknown and foreign ones")
  func outcomes() async throws {
    let engine = try await Engine(repository: ObservedRepository(repeatsBodies: true))
    let mine = try await engine.decide(signal(), at: at(0)).id
    let exit = try await engine.decide(signal(intent: .exit), at: at(0)).id
    let foreign = try await engine.decide(signal(), for: bob, at: at(0)).id
    let results = try await engine.record(
      [
        outcome("1", mine), outcome("1", mine), outcome("1", mine, pnl: 2), outcome("2", mine),
        outcome("3", foreign), outcome("4", "lost-long-ago"), outcome("5", exit),
        outcome("1", foreign, user: bob),
      ], at: at(10))
    #expect(
      results.results.map(described) == [
        "recorded", "already", "OUTCOME_CONFLICT", "recorded OUTCOME_EXISTS", "DECISION_NOT_FOUND",
        "recorded DECISION_UNKNOWN", "recorded NOT_AN_ENTRY", "recorded",
      ])
  }

  @Test("Users whose clock does not agree with the call are refused alone")
  func mixedClocks() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    _ = try await engine.decide(signal(), for: bob, at: at(0, asOf: 10))
    try await engine.decisions.flush()
    let results = try await engine.record([trade("a"), trade("a", user: bob)], at: at(5))
    #expect(results.results.map(described) == ["recorded NO_DECISION", "AS_OF_REQUIRED"])
  }

  @Test("Numbers of outcomes have no gap, however many callers record at once")
  func numbering() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    let symbols = ["A", "B", "C"]
    var ids: [String] = []
    for number in 0..<300 {
      ids.append(try await engine.decide(signal(symbols[number % 3]), at: at(Double(number))).id)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, id) in ids.enumerated() {
        let report = outcome("o\(number % 250)", id)
        group.addTask { _ = try await engine.record([report], at: at(1_000)) }
      }
      try await group.waitForAll()
    }
    try await repository.read(deadline: nil) { transaction in
      let all = try transaction.outcomes(of: bitcoin.global, after: 0, limit: .max)
      #expect(all.map(\.number) == Array(1...250))
      #expect(Set(all.map(\.decisionID)).count == 250)
      for symbol in symbols {
        let own = try transaction.outcomes(
          of: Key(user: alice, symbol: Symbol(symbol)), after: 0, limit: .max)
        #expect(own.map(\.number) == Array(1...Int64(own.count)))
      }
    }
  }
}
