import BatchPerformance
import Foundation
import Testing
import ThresholdCore

/// Exposure, score and its trend as another program has them; `Tests/Fixtures/record_days_oracle.py` recorded them.
struct DaysOracleCase: Decodable, CustomTestStringConvertible {
  struct Item: Decodable {
    var id: String
    var opened: Int64?
    var closed: Int64
    var pnl: Double?
    var percent: Double
  }

  struct Expected: Decodable {
    var days: Int
    var through: Int64
    var count: Int
    var score: Double?
    var trend: Double?
    var exposure: Double?
  }

  var name: String
  var startingBalance: Double
  var periodsPerYear: Double
  var trades: [Item]
  var expected: [Expected]

  var testDescription: String { name }

  static let all: [DaysOracleCase] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/days-oracle.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    // A fixture that cannot be read must fail the suite, not empty it.
    return try! decoder.decode([DaysOracleCase].self, from: Data(contentsOf: path))
  }()
}

@Suite("Days against the oracle")
struct DaysOracleTests {
  @Test("exposure, score and its trend, to 1e-9", arguments: DaysOracleCase.all)
  func oracle(oracle: DaysOracleCase) throws {
    let trades = oracle.trades.map { item in
      Trade(
        id: item.id, key: Key(user: UserID("u"), symbol: Symbol("S")), side: .buy, pnl: item.pnl,
        pnlPercent: item.percent, openedAt: item.opened.map { Instant(nanoseconds: $0) },
        closedAt: Instant(nanoseconds: item.closed))
    }
    #expect(!oracle.expected.isEmpty)
    for expected in oracle.expected {
      let through = Instant(nanoseconds: expected.through)
      let report = PerformanceReport(
        trades: trades, from: UTCDay(firstOf: expected.days, through: through), through: through,
        startingBalance: oracle.startingBalance, periodsPerYear: oracle.periodsPerYear)
      #expect(report.tradeCount == expected.count)
      let pairs = [
        ("score", report.score, expected.score),
        ("trend", report[name: "score_trend"]?.value, expected.trend),
        ("exposure", report[name: "exposure"]?.value, expected.exposure),
      ]
      for (name, found, value) in pairs {
        #expect((found == nil) == (value == nil), "\(name) of \(expected.days) days")
        guard let found, let value else { continue }
        #expect(
          abs(found - value) <= 1e-9 * abs(value), "\(name) of \(expected.days) days: \(found), \(value)")
      }
    }
  }
}
