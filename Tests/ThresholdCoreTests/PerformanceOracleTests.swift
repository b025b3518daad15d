import BatchPerformance
import Foundation
import Testing
import ThresholdCore

/// Figures of empyrical-reloaded and scipy; `Tests/Fixtures/record_performance_oracle.py` recorded them.
struct OracleCase: Decodable, CustomTestStringConvertible {
  var name: String
  var periodsPerYear: Double
  var daily: [Double]
  var trades: [Double]
  var metrics: [String: Double]
  var tradeMetrics: [String: Double]

  var testDescription: String { "\(name) at \(periodsPerYear)" }

  static let all: [OracleCase] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/performance-oracle.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    // A fixture that cannot be read must fail the suite, not empty it.
    return try! decoder.decode([OracleCase].self, from: Data(contentsOf: path))
  }()
}

@Suite("Performance against the oracles")
struct PerformanceOracleTests {
  private static let day = Span.days(1)
  private static let first = Instant(seconds: 1_700_006_400)  // 2023-11-15T00:00:00Z

  @Test("returns of daily profits on a balance, to 1e-9", arguments: OracleCase.all)
  func realisedPnl(oracle: OracleCase) throws {
    var equity = 10_000.0
    let trades = oracle.daily.enumerated().map { index, value in
      defer { equity *= 1 + value }
      return Self.trade(index, on: index, pnl: equity * value, percent: 0)
    }
    let report = Self.report(trades, days: oracle.daily.count, oracle)
    #expect(report.convention.basis == .realisedPnl)
    try Self.compare(report, oracle.metrics, oracle)
  }

  @Test("returns chained from percentages, to 1e-9", arguments: OracleCase.all)
  func chainedPercentages(oracle: OracleCase) throws {
    let trades = oracle.daily.enumerated().map { index, value in
      Self.trade(index, on: index, pnl: nil, percent: 100 * value)
    }
    let report = Self.report(trades, days: oracle.daily.count, oracle)
    #expect(report.convention.basis == .pnlPercent)
    try Self.compare(report, oracle.metrics, oracle)
  }

  @Test("figures of single trades, to 1e-9", arguments: OracleCase.all)
  func singleTrades(oracle: OracleCase) throws {
    let trades = oracle.trades.enumerated().map { index, value in
      Self.trade(index, on: index / 10, pnl: nil, percent: 100 * value)
    }
    let days = (oracle.trades.count + 9) / 10
    try Self.compare(Self.report(trades, days: days, oracle), oracle.tradeMetrics, oracle)
  }

  @Test("figures that freqtrade gives for the shared series")
  func freqtrade() throws {
    let shared = try #require(OracleCase.all.first { $0.name == "shared" })
    let trades = shared.trades.enumerated().map { Self.trade($0, on: 0, pnl: nil, percent: 100 * $1) }
    let report = Self.report(trades, days: 1, shared)
    let expected: [(String, Double)] = [
      ("expectancy_ratio", 0.226186), ("max_win_streak", 8), ("max_loss_streak", 5), ("trade_count", 120),
      ("expectancy", 0.255115), ("sqn", 1.907907), ("p_value", 0.058813),
    ]
    for (name, value) in expected {
      let found = try #require(report[name: name]?.value, "\(name)")
      #expect(abs(found - value) < 5e-7, "\(name)")
    }
  }

  private static func trade(_ index: Int, on day: Int, pnl: Double?, percent: Double) -> Trade {
    Trade(
      id: String(index), key: Key(user: UserID("u"), symbol: Symbol("S")), side: .buy, pnl: pnl,
      pnlPercent: percent,
      closedAt: first + Span(nanoseconds: Int64(day) * Self.day.nanoseconds + Int64(index)))
  }

  private static func report(_ trades: [Trade], days: Int, _ oracle: OracleCase) -> PerformanceReport {
    let through = first + Span(nanoseconds: Int64(days) * day.nanoseconds - 1)
    return PerformanceReport(
      trades: trades, from: UTCDay(firstOf: days, through: through), through: through,
      startingBalance: 10_000, periodsPerYear: oracle.periodsPerYear)
  }

  private static func compare(_ report: PerformanceReport, _ expected: [String: Double], _ oracle: OracleCase)
    throws
  {
    #expect(!expected.isEmpty)
    for (name, value) in expected.sorted(by: { $0.key < $1.key }) {
      let found = try #require(report[name: name]?.value, "\(name) of \(oracle.testDescription)")
      #expect(
        abs(found - value) <= 1e-9 * abs(value), "\(name) of \(oracle.testDescription): \(found), \(value)")
    }
  }
}
