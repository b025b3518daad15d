import Repository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Locks of all users", .timeLimit(.minutes(1)))
struct AllLocksTests {
  private func list(
    _ engine: Engine, only: String? = nil, ended: Bool = false, at seconds: Double = 11, after: Key? = nil,
    limit: Int = 100, passing: Int = 10_000
  ) async throws -> (names: [String], next: Key?) {
    let (locks, next) = try await engine.allLocks(
      only: only.map(Symbol.init), includesEnded: ended, at: instant(seconds), after: after, limit: limit,
      passing: passing, deadline: nil)
    return (locks.map { "\($0.scoped.key) \($0.scoped.lock.rule.name) \($0.isInForce)" }, next)
  }

  @Test("They are listed by user and symbol, a simulated user's by its own clock")
  func listed() async throws {
    let engine = try await lockedEngine()
    let all = try await list(engine)
    let global = Key(user: bob, symbol: .global)
    let expected = [
      "\(bitcoin) cooldown_period true", "\(global) drawdown_kill_switch true",
      "\(Key(user: bob, symbol: Symbol("ETHUSDT"))) cooldown_period true",
      "\(Key(user: UserID("zoe"), symbol: bitcoin.symbol)) cooldown_period true",
    ]
    #expect(all.names == expected && all.next == nil)
    // Ten minutes later those who live by the server's clock are free, but for the kill switch.
    let later = try await list(engine, at: 700)
    #expect(later.names == [expected[1], expected[3]])
    let ended = try await list(engine, ended: true, at: 700)
    #expect(ended.names.count == 4 && ended.names[0] == "\(bitcoin) cooldown_period false")
    #expect(try await list(engine, only: "ETHUSDT").names == Array(expected[1...2]))
    #expect(try await list(engine, only: "BTCUSDT").names == [expected[0], expected[1], expected[3]])
  }

  @Test("Pages hold every lock once, and none reads more than it may")
  func pages() async throws {
    let engine = try await lockedEngine()
    let all = try await list(engine).names
    for limit in 1...3 {
      var (names, next): ([String], Key?) = ([], nil)
      repeat {
        let page = try await list(engine, after: next, limit: limit)
        #expect(page.names.count <= limit)
        names += page.names
        next = page.next
      } while next != nil
      #expect(names == all)
    }
    // The first two scopes are passed over, as their locks have ended or are of another symbol; that is not the end.
    let short = try await list(engine, only: "NONE", at: 700, passing: 1)
    #expect(short.names.isEmpty && short.next == bitcoin)
    let rest = try await list(engine, only: "NONE", at: 700, after: short.next, passing: 10)
    #expect(rest.names.count == 1 && rest.next == nil, "the kill switch locks every symbol")
  }
}

/// Alice and Bob with a lock of ten minutes on a symbol each, Bob's on all symbols too; Zoe lives on a clock of her own.
func lockedEngine() async throws -> Engine {
  let repository = InMemoryRepository()
  let engine = try await Engine(repository: repository)
  let rules = [
    Protection(.cooldownPeriod, stop: .after(.seconds(600))),
    Protection(.drawdownKillSwitch, maxDrawdownPercent: 50),
  ]
  for (user, symbol, pnl) in [("alice", "BTCUSDT", 1.0), ("bob", "ETHUSDT", -9_000), ("zoe", "BTCUSDT", 1)] {
    let key = Key(user: UserID(user), symbol: Symbol(symbol))
    let asOf: Double? = user == "zoe" ? 10 : nil
    _ = try await engine.perform(
      command(.policy(Policy(protections: rules)), key.global, at: at(10, asOf: asOf)))
    let trade = Trade(
      id: "t", key: key, side: .buy, pnl: pnl, pnlPercent: pnl / 100, closedAt: instant(9))
    _ = try await engine.record([trade], at: at(10, asOf: asOf))
  }
  return engine
}
