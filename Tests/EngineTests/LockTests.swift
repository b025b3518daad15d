import Repository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Locks", .timeLimit(.minutes(1)))
struct LockTests {
  private static let cooldown = [Protection(.cooldownPeriod, stop: .after(.seconds(600)))]

  private func protect(
    _ engine: Engine, _ rules: [Protection]?, _ key: Key = bitcoin.global, at moment: Moment = at(0)
  ) async throws {
    _ = try await engine.perform(command(.policy(Policy(protections: rules)), key, at: moment))
  }

  private func trade(
    _ id: String, _ symbol: String = "BTCUSDT", closed: Double, user: UserID = alice, pnl: Double = -1,
    percent: Double = -1, side: Action = .buy, decision: String? = nil, reason: ExitReason? = nil
  ) -> Trade {
    Trade(
      id: id, key: Key(user: user, symbol: Symbol(symbol)), decisionID: decision, side: side, pnl: pnl,
      pnlPercent: percent, closedAt: instant(closed), exitReason: reason)
  }

  private func locks(_ engine: Engine, at seconds: Double? = nil, of user: UserID = alice) async throws
    -> [ScopedLock]
  {
    try await engine.locks(
      of: user, only: nil, inForceAt: seconds.map(instant), after: nil, limit: 100, deadline: nil
    ).locks
  }

  @Test("Nothing is locked without a policy, and nothing is read or written for it")
  func offByDefault() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    _ = try await engine.record([trade("a", closed: 9)], at: at(10))
    #expect(try await locks(engine).isEmpty)
    #expect(try await engine.decide(signal(), at: at(11)).shouldTrade)
  }

  @Test("A trade locks its symbol's entries until the period is over, by name, and never an exit")
  func cooldown() async throws {
    let repository = ObservedRepository(repeatsBodies: true)
    let engine = try await Engine(repository: repository)
    try await protect(engine, Self.cooldown)
    #expect(try await engine.decide(signal(), at: at(1)).shouldTrade)
    let recorded = try await engine.record([trade("a", closed: 9)], at: at(10))
    #expect(recorded.revision == 2, "a new lock is a change, and the answer's token includes it")
    let refused = try await engine.decide(signal(), at: at(11))
    #expect(!refused.shouldTrade && refused.locks.map(\.lock.rule) == [.cooldownPeriod])
    #expect(refused.gates.shouldTrade, "the gates say what they would say")
    for explain in [false, true] {
      let sentence = refused.sentence(explain: explain)
      #expect(
        sentence.hasPrefix(
          "Do not buy: cooldown_period locks BTCUSDT until 2026-01-01T00:10:09.000Z (trade a was closed)"),
        "\(sentence)")
    }
    let exit = try await engine.decide(signal(intent: .exit), at: at(11))
    #expect(exit.shouldTrade && exit.locks.isEmpty)
    #expect(try await engine.decide(signal("ETHUSDT"), at: at(11)).shouldTrade)
    #expect(try await engine.decide(signal(), for: bob, at: at(11)).shouldTrade)
    #expect(try await !engine.decide(signal(), at: at(608.9)).shouldTrade)
    #expect(try await engine.decide(signal(), at: at(609)).shouldTrade)
    #expect(engine.metrics.total(.locked) == 2)
    // The same trade again is no news.
    _ = try await engine.record([trade("a", closed: 9)], at: at(700))
    #expect(try await locks(engine, at: 700).isEmpty)
    #expect(try await locks(engine).map(\.key) == [bitcoin])
  }

  @Test("What a lock refused is learned from as the gates would have it")
  func learning() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    try await protect(engine, Self.cooldown)
    let traded = try await engine.decide(signal(), at: at(1)).id
    _ = try await engine.record([trade("a", closed: 9, decision: traded)], at: at(10))
    let locked = try await engine.decide(signal(), at: at(11))
    #expect(!locked.shouldTrade)
    try await engine.decisions.flush()
    let stored = try await repository.read(deadline: nil) { try $0.decisions([locked.id], of: alice) }
    let decision = try #require(stored[locked.id])
    #expect(!decision.accepted && decision.symbolView?.liveAccepted == true)
    #expect(decision.refusedBy == PerParameter(repeating: false))
    let report = ReportedOutcome(
      id: "o", user: alice, decisionID: locked.id, pnlPercent: 2, knownAt: nil, propensity: 1)
    let result = try await engine.record([report], at: at(20)).results[0]
    #expect(result.notLearnedReason == nil)
  }

  @Test("A release ends a lock at once, is harmless to repeat, and is nobody else's to make")
  func release() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    try await protect(engine, Self.cooldown)
    _ = try await engine.record([trade("a", closed: 9)], at: at(10))
    _ = try await engine.decide(signal(), at: at(11))
    let id = try #require(try await locks(engine, at: 11).first).lock.id
    let foreign = await refusal { _ = try await engine.release(lock: id, of: bob, by: "ops", at: at(12)) }
    #expect(foreign?.kind == .notFound)
    let first = try await engine.release(lock: id, of: alice, by: "ops", at: at(12))
    #expect(first.lock.lock.releasedBy == "ops" && first.lock.key == bitcoin && first.revision == 3)
    #expect(try await engine.decide(signal(), at: at(13)).shouldTrade)
    let again = try await engine.release(lock: id, of: alice, by: "other", at: at(14))
    #expect(again.lock == first.lock && again.revision == 3)
    _ = try await engine.record([trade("b", closed: 20)], at: at(21))
    #expect(try await !engine.decide(signal(), at: at(22)).shouldTrade, "a new trade locks again")
    let ended = try #require(try await locks(engine).first).lock.id
    let late = await refusal {
      _ = try await engine.release(lock: ended, of: alice, by: "ops", at: at(9_999))
    }
    #expect(late?.kind == .notFound, "it has ended by itself")
  }

  @Test(
    "A symbol's policy replaces the inherited rules for its trades; rules over all symbols stay the user's")
  func scopes() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    try await protect(
      engine, Self.cooldown + [Protection(.maxDrawdown, lookback: .hours(1), maxDrawdownPercent: 5)])
    try await protect(engine, [], bitcoin)
    _ = try await engine.record([trade("a", closed: 9)], at: at(10))
    #expect(try await engine.decide(signal(), at: at(11)).shouldTrade)
    _ = try await engine.record([trade("b", "ETHUSDT", closed: 19, percent: -4.5)], at: at(20))
    let refused = try await engine.decide(signal(), at: at(21))
    #expect(refused.locks.map(\.lock.rule) == [.maxDrawdown])
    #expect(refused.sentence(explain: false).contains("max_drawdown locks every symbol until"))
    let both = try await engine.decide(signal("ETHUSDT"), at: at(21))
    #expect(both.locks.map(\.lock.rule) == [.maxDrawdown, .cooldownPeriod])
    // In a page of one scope each.
    let first = try await engine.locks(
      of: alice, only: nil, inForceAt: instant(21), after: nil, limit: 1, deadline: nil)
    #expect(first.locks.map(\.key) == [bitcoin.global] && first.next == .global)
    let second = try await engine.locks(
      of: alice, only: nil, inForceAt: instant(21), after: first.next, limit: 1, deadline: nil)
    #expect(second.locks.map(\.key.symbol.value) == ["ETHUSDT"])
    let ofBitcoin = try await engine.locks(
      of: alice, only: bitcoin.symbol, inForceAt: instant(21), after: nil, limit: 9, deadline: nil)
    #expect(ofBitcoin.locks.map(\.key) == [bitcoin.global])
  }

  @Test("Trades that are told together lock as if each had been told by itself, whatever their order")
  func backlog() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let rule = Protection(
      .stoplossGuard, lookback: .seconds(300), stop: .after(.seconds(600)), tradeLimit: 2, onlyPerSide: true)
    try await protect(engine, [rule])
    _ = try await engine.record(
      [
        trade("c", closed: 30, percent: 4, side: .buy), trade("b", closed: 20, reason: .liquidation),
        trade("x", "ETHUSDT", closed: 15, side: .sell, reason: .stopLoss),
        trade("a", closed: 10, reason: .stopLoss),
      ], at: at(40))
    let found = try await locks(engine, at: 41)
    #expect(found.map(\.key) == [bitcoin.global, bitcoin] && found.allSatisfy { $0.lock.side == .buy })
    #expect(found.allSatisfy { $0.lock.until == instant(620) })
    var short = signal()
    short.action = .sell
    #expect(try await engine.decide(short, at: at(41)).locks.isEmpty)
    #expect(try await engine.decide(signal("ADAUSDT"), at: at(41)).locks.count == 1)
  }

  @Test("A trade that is told late is looked at together with those that were closed after it")
  func late() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    try await protect(engine, [Protection(.stoplossGuard, tradeLimit: 2, onlyPerPair: true)])
    _ = try await engine.record([trade("b", closed: 20, reason: .stopLoss)], at: at(21))
    #expect(try await locks(engine).isEmpty)
    _ = try await engine.record([trade("a", closed: 10, reason: .stopLoss)], at: at(30))
    #expect(try await locks(engine, at: 31).map(\.lock.until) == [instant(3_620)])
    // Hours later everything that it would lock is over.
    _ = try await engine.record([trade("c", closed: 11, reason: .stopLoss)], at: at(9_000))
    #expect(try await locks(engine, at: 9_001).isEmpty)
  }

  @Test("The kill switch looks at the whole account, holds for ever, and begins anew when it is released")
  func killSwitch() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    _ = try await engine.record([trade("old", closed: 0, pnl: 2_000)], at: at(1))
    _ = try await engine.perform(
      command(
        .policy(
          Policy(
            startingBalance: 1_000,
            protections: [Protection(.drawdownKillSwitch, lookback: .days(1), maxDrawdownPercent: 20)])),
        bitcoin.global, at: at(2)))
    let later = 3 * 86_400.0
    _ = try await engine.record([trade("a", closed: later, pnl: -599)], at: at(later))
    #expect(try await locks(engine).isEmpty, "3,000 before, 2,401 now")
    _ = try await engine.record([trade("b", "ETHUSDT", closed: later + 1, pnl: -1)], at: at(later + 1))
    let held = try await engine.decide(signal("ADAUSDT"), at: at(later + 900 * 86_400))
    #expect(
      held.sentence(explain: false).contains("drawdown_kill_switch locks every symbol until it is released"))
    let id = try #require(held.locks.first).lock.id
    _ = try await engine.release(lock: id, of: alice, by: "ops", at: at(later + 2))
    _ = try await engine.record([trade("c", closed: later + 3, pnl: -479)], at: at(later + 3))
    #expect(try await locks(engine, at: later + 4).isEmpty, "2,400 were the new beginning")
    _ = try await engine.record([trade("d", closed: later + 4, pnl: -1)], at: at(later + 4))
    #expect(try await locks(engine, at: later + 4).count == 1)
  }

  @Test("However many trades an account made, the newest are looked at and those before them summed up")
  func longHistory() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let rich = (0..<5).map { trade("rich\($0)", closed: Double($0), pnl: 1_000) }
    let more = (0..<TradeHistory.tradesMax).map { trade("t\($0)", closed: 10 + Double($0), pnl: 0) }
    _ = try await engine.record(rich + more, at: at(20_000))
    _ = try await engine.perform(
      command(
        .policy(
          Policy(
            startingBalance: 1_000, protections: [Protection(.drawdownKillSwitch, maxDrawdownPercent: 20)])),
        bitcoin.global, at: at(20_001)))
    _ = try await engine.record([trade("a", closed: 20_002, pnl: -1_199)], at: at(20_003))
    #expect(try await locks(engine).isEmpty, "6,000 before, 4,801 now")
    _ = try await engine.record([trade("b", closed: 20_004, pnl: -1)], at: at(20_005))
    #expect(try await locks(engine, at: 20_006).map(\.lock.rule) == [.drawdownKillSwitch])
  }

  @Test("A simulated user's locks end on its own clock")
  func simulated() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    try await protect(engine, Self.cooldown, at: at(1e6, asOf: 0))
    _ = try await engine.record([trade("a", closed: 9)], at: at(1e6, asOf: 10))
    #expect(try await !engine.decide(signal(), at: at(2e6, asOf: 600)).shouldTrade)
    #expect(try await engine.decide(signal(), at: at(2e6, asOf: 609)).shouldTrade)
  }

  @Test("Locks outlive the process, reach the memory of another replica, and leave it when they are released")
  func replicas() async throws {
    let repository = InMemoryRepository()
    let one = try await Engine(repository: repository)
    let other = try await Engine(repository: repository)
    try await protect(one, Self.cooldown)
    #expect(try await other.decide(signal(), at: at(1)).shouldTrade)
    _ = try await one.record([trade("a", closed: 9)], at: at(10))
    try await other.feed.catchUp()
    #expect(try await !other.decide(signal(), at: at(11)).shouldTrade)
    let third = try await Engine(repository: repository)
    let locked = try await third.decide(signal(), at: at(12))
    let id = try #require(locked.locks.first).lock.id
    _ = try await other.release(lock: id, of: alice, by: "ops", at: at(13))
    for engine in [one, third] {
      try await engine.feed.catchUp()
      #expect(try await engine.decide(signal(), at: at(14)).shouldTrade)
    }
  }

  @Test("A command that was begun before a lock, and reports after it, does not take it out of memory")
  func order() async throws {
    var older = ScopeRecord(key: bitcoin, entryCount: 3)
    var newer = older
    _ = newer.locks.add(
      LockFinding(rule: .cooldownPeriod, until: instant(99), evidence: "e"), id: "a", at: instant(0))
    let table = SnapshotTable(capacity: 10, configuration: .standard)
    let loaded = table.install(
      bitcoin, clock: .real, symbol: try ScopeFacts(older), global: .absent,
      generation: table.beginLoad(of: alice))
    #expect(loaded)
    table.written(bitcoin, facts: try ScopeFacts(newer))
    table.written(bitcoin, facts: try ScopeFacts(older))
    func isLocked() throws -> Bool {
      guard case .hit(let snapshot, _) = try table.lookup(bitcoin, at: nil) else { return false }
      return !snapshot.locks(against: signal(), at: instant(1)).isEmpty
    }
    #expect(try isLocked())
    older = newer
    older.entryCount = 4
    _ = older.locks.release("a", at: instant(2), by: "ops")
    table.written(bitcoin, facts: try ScopeFacts(older))
    #expect(try !isLocked())
  }
}

@Suite("Unguarded scopes")
struct UnguardedScopesTests {
  private static let ether = Key(user: alice, symbol: Symbol("ETHUSDT"))
  private static let bobs = Key(user: bob, symbol: Symbol("BTCUSDT"))

  @Test("A scope is remembered until its user's policy is written, and never from before that")
  func policies() {
    let scopes = UnguardedScopes(capacity: 10)
    let before = scopes.generation
    scopes.found([bitcoin, Self.bobs], since: before)
    #expect(scopes.others(of: [bitcoin, Self.ether, Self.bobs]) == [Self.ether])
    scopes.policyWritten(of: alice)
    #expect(scopes.others(of: [bitcoin, Self.bobs]) == [bitcoin])
    scopes.found([bitcoin], since: before)
    #expect(scopes.others(of: [bitcoin]) == [bitcoin], "what was read before is not what holds")
    scopes.found([bitcoin], since: scopes.generation)
    #expect(scopes.others(of: [bitcoin]).isEmpty)
    scopes.forgetAll()
    #expect(scopes.others(of: [bitcoin, Self.bobs]) == [bitcoin, Self.bobs])
  }

  @Test("When it is full, all are forgotten")
  func capacity() {
    let scopes = UnguardedScopes(capacity: 2)
    scopes.found([bitcoin, Self.ether], since: scopes.generation)
    scopes.found([Self.bobs], since: scopes.generation)
    #expect(scopes.others(of: [bitcoin, Self.ether, Self.bobs]) == [bitcoin, Self.ether])
  }

  @Test("A policy that another replica set counts once this one has heard of it")
  func replicas() async throws {
    let repository = InMemoryRepository()
    let one = try await Engine(repository: repository)
    let other = try await Engine(repository: repository)
    func trade(_ id: String, closed: Double) -> Trade {
      Trade(id: id, key: bitcoin, side: .buy, pnlPercent: 1, closedAt: instant(closed))
    }
    _ = try await one.record([trade("a", closed: 1)], at: at(2))
    _ = try await other.perform(
      command(.policy(Policy(protections: [Protection(.cooldownPeriod)])), bitcoin.global, at: at(3)))
    try await one.feed.catchUp()
    _ = try await one.record([trade("b", closed: 4)], at: at(5))
    #expect(try await !one.decide(signal(), at: at(6)).shouldTrade)
  }
}
