import BatchPerformance
import Testing
import ThresholdCore

@Suite("Performance")
struct PerformanceReportTests {
  /// 2023-11-15T00:00:00Z
  static let midnight = Instant(seconds: 1_700_006_400)

  private static func trade(
    _ id: String, _ hours: Double, pnl: Double? = nil, percent: Double = 0, opened: Double? = nil
  ) -> Trade {
    Trade(
      id: id, key: Key(user: UserID("u"), symbol: Symbol("S")), side: .buy, pnl: pnl, pnlPercent: percent,
      openedAt: opened.map { midnight + .hours($0) }, closedAt: midnight + .hours(hours))
  }

  private static func report(_ trades: [Trade], days: Int = 3) -> PerformanceReport {
    let through = midnight + .hours(Double(days) * 24) - Span(nanoseconds: 1)
    return PerformanceReport(
      trades: trades, from: UTCDay(firstOf: days, through: through), through: through,
      startingBalance: 1_000,
      periodsPerYear: 365)
  }

  private static func value(_ report: PerformanceReport, _ name: String) -> Double? {
    report[name: name]?.value
  }

  @Test("without trades there are days, but nothing that needs a spread or a trade")
  func empty() {
    let report = Self.report([])
    #expect(report.score == nil)
    #expect(Self.value(report, "trade_count") == 0)
    #expect(Self.value(report, "total_return") == 0)
    #expect(Self.value(report, "max_drawdown") == 0)
    for name in [
      "sharpe_ratio", "sortino_ratio", "calmar_ratio", "win_rate", "avg_trade_return", "profit_factor",
      "expectancy",
      "expectancy_ratio", "sqn", "p_value", "exposure", "best_trade", "worst_trade", "score_trend",
    ] {
      #expect(report[name: name] != nil, "\(name) is listed")
      #expect(Self.value(report, name) == nil, "\(name) is undefined")
    }
  }

  @Test("without a loss there is no profit factor, no downside and no drawdown to divide by")
  func onlyWins() {
    let report = Self.report([Self.trade("a", 1, pnl: 10), Self.trade("b", 30, pnl: 20)])
    for name in ["profit_factor", "expectancy_ratio", "sortino_ratio", "calmar_ratio"] {
      #expect(Self.value(report, name) == nil, "\(name)")
    }
    #expect(Self.value(report, "win_rate") == 1)
  }

  @Test("equal results have no significance, however small their rounding errors")
  func equalResults() {
    let report = Self.report((0..<7).map { Self.trade("t\($0)", Double($0), percent: 0.1) })
    #expect(Self.value(report, "sqn") == nil)
    #expect(Self.value(report, "p_value") == nil)
  }

  @Test("the drawdown is seeded at the starting balance, positive, and in three units")
  func drawdown() {
    let report = Self.report([
      Self.trade("a", 1, pnl: -100), Self.trade("b", 25, pnl: -100), Self.trade("c", 49, pnl: 300),
    ])
    #expect(Self.value(report, "max_drawdown_absolute") == 200)
    #expect(Self.value(report, "max_drawdown") == 0.2)
    #expect(Self.value(report, "max_drawdown_percent") == 20)
    #expect(Self.value(report, "max_drawdown_duration") == 2)
  }

  @Test("days without trades count as 0, and only the window's trades count")
  func window() {
    let inside = [Self.trade("a", 0, pnl: 10), Self.trade("b", 71.9, pnl: -5)]
    let outside = [Self.trade("c", -0.001, pnl: 1_000), Self.trade("d", 72, pnl: -1_000)]
    let report = Self.report(inside + outside)
    #expect(report.tradeCount == 2)
    #expect(report == Self.report(inside))
    let equity = DailyEquity(
      days: DailyResult.days(of: inside), from: UTCDay(of: Self.midnight),
      through: UTCDay(of: Self.midnight + .hours(71.95)), startingBalance: 1_000, basis: .realisedPnl)
    #expect(equity.equity == [1_010, 1_010, 1_005])
    #expect(equity.returns?[1] == 0)
  }

  @Test("the order in which trades arrive does not matter")
  func order() {
    let trades = (0..<40).map {
      Self.trade("t\($0)", Double($0) * 1.5, pnl: Double($0 % 7) - 3, percent: Double($0 % 5) - 2)
    }
    #expect(Self.report(trades) == Self.report(trades.reversed()))
  }

  @Test("one trade without a profit in account currency makes the whole basis percent, and says so")
  func basis() {
    let report = Self.report([Self.trade("a", 1, pnl: 10, percent: 10), Self.trade("b", 2, percent: -5)])
    #expect(report.convention.basis.name == "pnl_percent")
    #expect(abs(Self.value(report, "total_return")! - (1.1 * 0.95 - 1)) < 1e-15)
  }

  @Test("a ruined account has a return and a drawdown, but no ratio")
  func ruin() {
    let report = Self.report([Self.trade("a", 1, pnl: -1_500), Self.trade("b", 30, pnl: 100)])
    #expect(Self.value(report, "total_return") == -1.4)
    #expect(Self.value(report, "max_drawdown") == 1.5)
    for name in ["sharpe_ratio", "sortino_ratio", "cagr", "calmar_ratio", "volatility"] {
      #expect(Self.value(report, name) == nil, "\(name)")
    }
  }

  @Test("exposure counts overlapping positions once, within the window")
  func exposure() {
    let report = Self.report([
      Self.trade("a", 12, percent: 1, opened: -12), Self.trade("b", 18, percent: 1, opened: 6),
      Self.trade("c", 72 - 0.001, percent: 1, opened: 54),
    ])
    #expect(abs(Self.value(report, "exposure")! - 0.5) < 1e-4)
  }

  @Test("standard errors stand beside what has one")
  func standardErrors() throws {
    let report = Self.report(
      (0..<30).map { Self.trade("t\($0)", Double($0) * 2.3, percent: Double($0 % 7) - 2) })
    // 16 of 30 are above 0.
    let winRateError = try #require(report[name: "win_rate"]?.standardError)
    #expect(abs(winRateError - (16.0 * 14 / 27_000).squareRoot()) < 1e-15)
    for name in ["sharpe_ratio", "volatility", "avg_trade_return", "expectancy", "sqn"] {
      #expect(try #require(report[name: name]?.standardError) > 0, "\(name)")
    }
    #expect(report[name: "cagr"]?.standardError == nil)
  }

  @Test("the score lies within 0 and 1, rises with profit, and its trend says which half was better")
  func score() throws {
    let good = Self.report(Self.hourly { $0 % 3 == 0 ? -0.2 : 0.5 })
    let bad = Self.report(Self.hourly { $0 % 3 == 0 ? 0.2 : -0.5 })
    let best = try #require(good.score)
    let worst = try #require(bad.score)
    #expect(best > worst)
    #expect(best < 1 && worst > 0)
    let turning = Self.report(Self.hourly { $0 < 36 ? -0.3 : 0.3 })
    #expect(try #require(Self.value(turning, "score_trend")) > 0)
  }

  @Test("With any weights the score lies within 0 and 1, and a weight of 0 takes its part out")
  func weights() {
    var weights = PerformanceWeights()
    (weights.totalReturn, weights.sharpe, weights.drawdown, weights.volatility) = (0, 0, 0, -3)
    func score(winRate: Double, volatility: Double, totalReturn: Double = 0) -> Double {
      PerformanceScore.value(
        totalReturn: totalReturn, sharpe: 1, winRate: winRate, drawdown: 0.5, volatility: volatility,
        weights: weights)
    }
    #expect(score(winRate: 0, volatility: 1) == 0)
    #expect(abs(score(winRate: 1, volatility: 0) - 1) < 1e-15)
    #expect(score(winRate: 0.5, volatility: 0.5) == score(winRate: 0.5, volatility: 0.5, totalReturn: 9))
  }

  private static func hourly(_ percent: (Int) -> Double) -> [Trade] {
    (0..<60).map { trade("t\($0)", Double($0), percent: percent($0)) }
  }

  @Test(
    "Student's t agrees with the closed forms of 1 and 2 degrees of freedom and with scipy",
    arguments: [
      (1.0, 1.0, 0.5), (2.0, 2.0, 1 - 2 / 6.0.squareRoot()), (0, 9, 1), (12.706204736174694, 1, 0.05),
      (2.228138851986274, 10, 0.05), (1.960201239890626, 10_000, 0.05), (40, 30, 1.3726045194406417e-27),
    ])
  func studentT(statistic: Double, degrees: Double, expected: Double) {
    let found = StudentT.twoSided(statistic, degreesOfFreedom: degrees)
    #expect(abs(found - expected) <= 1e-9 * expected)
    #expect(found == StudentT.twoSided(-statistic, degreesOfFreedom: degrees))
  }

  @Test(
    "The first and the last day that there is have a beginning and an end",
    arguments: [Int64.min, .min + 1, -9_223_372_036_000_000_000, 0, .max])
  func extremes(nanoseconds: Int64) {
    let instant = Instant(nanoseconds: nanoseconds)
    let day = UTCDay(of: instant)
    #expect(day.start <= instant && day.end >= instant)
    #expect(UTCDay(of: day.start) == day && UTCDay(of: day.end) == day)
    for days in [1, 30, 36_500] {
      let first = UTCDay(firstOf: days, through: instant)
      let equity = DailyEquity(
        days: [], from: first, through: day, startingBalance: 1, basis: .pnlPercent)
      #expect(equity.equity.count == days)
      let trade = Trade(
        id: "t", key: Key(user: UserID("u"), symbol: Symbol("S")), side: .buy, pnlPercent: 1,
        openedAt: Instant(nanoseconds: .min), closedAt: instant)
      let report = PerformanceReport(
        trades: [trade], from: first, through: instant, startingBalance: 1, periodsPerYear: 365)
      #expect(report.tradeCount == 1)
      #expect(report[name: "exposure"]?.value.map { $0 == 1 } ?? true)
    }
  }
}
