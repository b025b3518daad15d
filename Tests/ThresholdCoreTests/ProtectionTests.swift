import Testing
import ThresholdCore

@Suite("Protections")
struct ProtectionTests {
  private static let key = Key(user: UserID("alice"), symbol: Symbol("BTCUSDT"))

  private static func at(_ minutes: Double) -> Instant { Instant(seconds: 1_700_006_400 + minutes * 60) }

  private static func trade(
    _ minutes: Double, percent: Double = -1, pnl: Double? = nil, side: Action = .buy,
    reason: ExitReason? = .stopLoss
  ) -> Trade {
    Trade(
      id: "\(minutes)", key: key, side: side, pnl: pnl, pnlPercent: percent, closedAt: at(minutes),
      exitReason: reason)
  }

  private static func userFinding(
    _ rule: Protection, _ trades: [Trade], at now: Double, releasedAt: Double? = nil, balance: Double = 1_000
  ) throws -> LockFinding? {
    rule.userFinding(
      after: try #require(trades.last), in: ClosedTrades(trades[...]), at: at(now), startingBalance: balance,
      releasedAt: releasedAt.map(at))
  }

  @Test("What is not given is what freqtrade takes")
  func defaults() {
    #expect(Protection(.stoplossGuard).tradeLimit == 10 && Protection(.maxDrawdown).tradeLimit == 1)
    #expect(Protection(.cooldownPeriod).stop == .after(.minutes(60)))
    #expect(Protection(.lowProfitPairs).lookback == .minutes(60))
    #expect(Protection(.drawdownKillSwitch).lookback == .days(30))
  }

  @Test("A trade exactly as old as the look-back does not count")
  func lookback() {
    let rule = Protection(.cooldownPeriod, lookback: .minutes(10))
    let history = ClosedTrades([Self.trade(0)][...])
    #expect(rule.symbolFinding(after: Self.trade(0), in: history, at: Self.at(10)) == nil)
    #expect(rule.symbolFinding(after: Self.trade(0), in: history, at: Self.at(9.99))?.until == Self.at(60))
  }

  @Test("Only stops count for the guard, and no profit of exactly 0")
  func stops() {
    let rule = Protection(.stoplossGuard, tradeLimit: 1, requiredProfitPercent: 1)
    func finds(_ trade: Trade) -> Bool {
      rule.symbolFinding(after: trade, in: ClosedTrades([trade][...]), at: Self.at(1)) != nil
    }
    for reason in ExitReason.allCases {
      #expect(finds(Self.trade(0, reason: reason)) == reason.isStop, "\(reason)")
    }
    #expect(!finds(Self.trade(0, reason: nil)))
    #expect(!finds(Self.trade(0, percent: 0)) && finds(Self.trade(0, percent: 0.99)))
    #expect(!finds(Self.trade(0, percent: 1)))
  }

  @Test("A lock at a time of day ends the next time that clocks show it")
  func timeOfDay() {
    let noon = Protection.Stop.at(minuteOfDay: 12 * 60)
    #expect(noon.timeOfDay == "12:00" && Protection.Stop.at(minuteOfDay: 65).timeOfDay == "01:05")
    #expect(noon.end(after: Self.at(0)) == Self.at(12 * 60))
    #expect(noon.end(after: Self.at(12 * 60)) == Self.at(12 * 60))
    #expect(noon.end(after: Self.at(12 * 60 + 1)) == Self.at(36 * 60))
    let before1970 = Instant(seconds: -60)
    #expect(noon.end(after: before1970) == Instant(seconds: 12 * 3_600 - 86_400 + 86_400))
  }

  @Test("The kill switch holds until it is released, and then counts what comes after")
  func killSwitch() throws {
    let rule = Protection(.drawdownKillSwitch, maxDrawdownPercent: 10)
    let trades = [Self.trade(0, pnl: 100), Self.trade(1, pnl: -60), Self.trade(2, pnl: -50)]
    // The peak is 1,100: 990 is a tenth below.
    #expect(try Self.userFinding(rule, Array(trades.prefix(2)), at: 3) == nil)
    let finding = try #require(try Self.userFinding(rule, trades, at: 3))
    #expect(finding.until == nil && finding.side == nil && finding.rule == .drawdownKillSwitch)
    #expect(finding.evidence.contains("10 % below its peak of 1100"))
    // From 990 on it takes a tenth of that.
    let more = trades + [Self.trade(5, pnl: -98)]
    #expect(try Self.userFinding(rule, more, at: 6, releasedAt: 4) == nil)
    #expect(try Self.userFinding(rule, more + [Self.trade(6, pnl: -1)], at: 6, releasedAt: 4) != nil)
  }

  @Test("Percentages stand in for profits that are not told, and a ruined account is locked")
  func killSwitchWithoutProfits() throws {
    let rule = Protection(.drawdownKillSwitch, maxDrawdownPercent: 10)
    #expect(try Self.userFinding(rule, [Self.trade(0, percent: -9.9)], at: 1) == nil)
    #expect(try Self.userFinding(rule, [Self.trade(0, percent: -10)], at: 1) != nil)
    let ruined = ClosedTrades([Self.trade(0)][...], profitBefore: -1_000)
    #expect(
      rule.userFinding(
        after: Self.trade(0), in: ruined, at: Self.at(1), startingBalance: 1_000, releasedAt: nil) != nil)
  }

  @Test("A minute that no day has is not read", arguments: [-1, 1_440, Int.max])
  func minutes(minute: Int) throws {
    let bytes = Protection(.cooldownPeriod, stop: .at(minuteOfDay: minute)).encoded()
    #expect(throws: CorruptRecord.self) { try Protection(decoding: bytes) }
    let last = Protection(.cooldownPeriod, stop: .at(minuteOfDay: 1_439))
    #expect(try Protection(decoding: last.encoded()) == last)
  }

  @Test("An account that is no number is locked")
  func killSwitchWithoutNumbers() throws {
    let rule = Protection(.drawdownKillSwitch, maxDrawdownPercent: 10)
    let huge = Double.greatestFiniteMagnitude
    #expect(try Self.userFinding(rule, [Self.trade(0, pnl: huge), Self.trade(1, pnl: huge)], at: 2) != nil)
    for profit in [Double.infinity, .nan] {
      let account = ClosedTrades([Self.trade(0)][...], profitBefore: profit)
      #expect(
        rule.userFinding(
          after: Self.trade(0), in: account, at: Self.at(1), startingBalance: 1_000, releasedAt: nil) != nil)
    }
  }

  private static func finding(_ until: Double?, side: Action? = nil) -> LockFinding {
    LockFinding(rule: .stoplossGuard, side: side, until: until.map(at), evidence: "e")
  }

  @Test("Of each rule and side there is one lock, which only grows")
  func growing() {
    var locks = ScopeLocks.none
    let over = locks.add(Self.finding(5), id: "over", at: Self.at(5))
    #expect(!over && locks == .none)
    let made = [
      locks.add(Self.finding(10), id: "a", at: Self.at(0)),
      locks.add(Self.finding(10), id: "b", at: Self.at(1)),
      locks.add(Self.finding(20), id: "c", at: Self.at(2)),
      locks.add(Self.finding(15, side: .sell), id: "d", at: Self.at(2)),
    ]
    #expect(made == [true, false, true, true])
    #expect(locks.locks.map(\.id) == ["c", "d"] && locks.changes == 3)
    #expect(locks.locks[0].blocks(.buy, at: Self.at(19.99)) && !locks.locks[0].blocks(.buy, at: Self.at(20)))
    #expect(!locks.locks[1].blocks(.buy, at: Self.at(3)) && locks.locks[1].blocks(.sell, at: Self.at(3)))
  }

  @Test("A released lock comes back with new evidence alone")
  func release() throws {
    var locks = ScopeLocks.none
    _ = locks.add(Self.finding(10), id: "a", at: Self.at(0))
    let wrong = locks.release("b", at: Self.at(1), by: "ops")
    #expect(wrong == nil && locks.changes == 1)
    let released = locks.release("a", at: Self.at(1), by: "ops")
    let lock = try #require(released)
    #expect(lock.releasedBy == "ops" && lock.releasedAt == Self.at(1) && !lock.isInForce(at: Self.at(2)))
    let twice = locks.release("a", at: Self.at(2), by: "other")
    let same = locks.add(Self.finding(10), id: "c", at: Self.at(2))
    let later = locks.add(Self.finding(11), id: "d", at: Self.at(3))
    #expect(twice == nil && !same && later && locks.changes == 3)
    #expect(locks.locks.map(\.id) == ["d"] && locks.locks[0].isInForce(at: Self.at(4)))
  }

  @Test("The kill switch stands still while it is in force, and comes back after its release")
  func killSwitchLock() {
    func finding() -> LockFinding { LockFinding(rule: .drawdownKillSwitch, until: nil, evidence: "e") }
    var locks = ScopeLocks.none
    let made = [
      locks.add(finding(), id: "a", at: Self.at(0)), locks.add(finding(), id: "b", at: Self.at(9_999_999)),
    ]
    #expect(made == [true, false] && locks.killSwitchReleasedAt == nil)
    let isReleased = locks.release("a", at: Self.at(5), by: "ops") != nil
    #expect(isReleased && locks.killSwitchReleasedAt == Self.at(5))
    let again = locks.add(finding(), id: "c", at: Self.at(6))
    #expect(again && locks.locks[0].isInForce(at: .distantFuture))
  }

  @Test("Rules and locks come back from storage as they were")
  func storage() throws {
    let rules = Protection.Rule.allCases.map { rule in
      Protection(
        rule, lookback: .hours(3), stop: rule == .maxDrawdown ? .at(minuteOfDay: 61) : .after(.minutes(7)),
        tradeLimit: 4, requiredProfitPercent: 0.1, onlyPerPair: rule == .stoplossGuard,
        onlyPerSide: rule == .lowProfitPairs, maxDrawdownPercent: 7.5, calculation: .equity)
    }
    #expect(try [Protection](decoding: rules.encoded()) == rules)
    var locks = ScopeLocks.none
    _ = locks.add(Self.finding(10, side: .sell), id: "a", at: Self.at(0))
    _ = locks.add(Self.finding(nil), id: "b", at: Self.at(0))
    _ = locks.release("b", at: Self.at(1), by: "ops")
    #expect(try ScopeLocks(decoding: locks.encoded()) == locks)
    #expect(throws: CorruptRecord.self) { try ScopeLocks(decoding: Array(locks.encoded().dropLast())) }
  }
}
