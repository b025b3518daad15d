import Foundation
import Testing
import ThresholdCore

/// What freqtrade did with the trades of one case; `Tests/Fixtures/record_protections_oracle.py` recorded it.
struct ProtectionCase: Decodable {
  struct Rule: Decodable {
    var rule: Int
    /// Minutes.
    var lookback: Double?
    var stop: Double?
    var unlock: Int?
    var limit: Int?
    /// Percent.
    var profit: Double?
    var fall: Double?
    var side: Bool?
    var pair: Bool?
    var equity: Bool?

    var protection: Protection {
      get throws {
        Protection(
          try #require(Protection.Rule(rawValue: rule)), lookback: lookback.map(Span.minutes),
          stop: unlock.map { .at(minuteOfDay: $0) } ?? .after(.minutes(stop ?? 60)), tradeLimit: limit,
          requiredProfitPercent: profit ?? 0, onlyPerPair: pair ?? false, onlyPerSide: side ?? false,
          maxDrawdownPercent: fall ?? 0, calculation: equity == true ? .equity : .ratios)
      }
    }
  }

  var balance: Double
  var protections: [Rule]
  /// Symbol, side, closed, looked at, percent, profit, reason; by time.
  var trades: [[Double]]
  /// Step, protection, 0 for the symbol or 1 for all, until, side or -1.
  var findings: [[Int]]
  /// Step, symbol, side, time, whether it is locked.
  var probes: [[Int]]

  static let all: [ProtectionCase] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/protections-oracle.json")
    // A fixture that cannot be read must fail the suite, not empty it.
    return try! JSONDecoder().decode([ProtectionCase].self, from: Data(contentsOf: path))
  }()
}

@Suite("Protections against freqtrade")
struct ProtectionOracleTests {
  private static let begin: Int64 = 1_772_323_200  // 2026-03-01T00:00:00Z
  private static let user = UserID("alice")
  private static let sides: [Action] = [.buy, .sell]

  private static func instant(_ seconds: Int) -> Instant {
    Instant(nanoseconds: (begin + Int64(seconds)) * 1_000_000_000)
  }

  private static func key(_ symbol: Int) -> Key { Key(user: user, symbol: Symbol("S\(symbol)")) }

  private static func trade(_ number: Int, _ row: [Double]) -> Trade {
    Trade(
      id: "t\(number)", key: key(Int(row[0])), side: sides[Int(row[1])], pnl: row[5], pnlPercent: row[4],
      closedAt: instant(Int(row[2])), exitReason: ExitReason(rawValue: Int(row[6])))
  }

  /// A finding as the fixture writes it.
  private static func row(_ finding: LockFinding, _ step: Int, _ number: Int, _ scope: Int) throws -> [Int] {
    let until = try #require(finding.until)
    #expect(until.nanoseconds % 1_000_000_000 == 0)
    return [
      step, number, scope, Int(until.nanoseconds / 1_000_000_000 - begin),
      finding.side.flatMap(sides.firstIndex) ?? -1,
    ]
  }

  @Test("find what freqtrade's find, until the same second, and lock what its locks lock")
  func oracle() throws {
    #expect(ProtectionCase.all.count >= 300)
    var kinds: Set<[Int]> = []
    for (number, oracle) in ProtectionCase.all.enumerated() {
      let rules = try oracle.protections.map { try $0.protection }
      let trades = oracle.trades.enumerated().map { Self.trade($0, $1) }
      var locks: [Key: ScopeLocks] = [:]
      var found: [[Int]] = []
      for (step, trade) in trades.enumerated() {
        let now = Self.instant(Int(oracle.trades[step][3]))
        let all = trades[...step]
        let ofSymbol = ClosedTrades(all.filter { $0.key == trade.key }[...])
        for (place, rule) in rules.enumerated() {
          if let finding = rule.symbolFinding(after: trade, in: ofSymbol, at: now) {
            found.append(try Self.row(finding, step, place, 0))
            _ = locks[trade.key, default: .none].add(finding, id: "\(step).\(place)", at: now)
          }
          let finding = rule.userFinding(
            after: trade, in: ClosedTrades(all), at: now, startingBalance: oracle.balance, releasedAt: nil)
          if let finding {
            found.append(try Self.row(finding, step, place, 1))
            _ = locks[trade.key.global, default: .none].add(finding, id: "\(step).\(place)", at: now)
          }
        }
        for probe in oracle.probes where probe[0] == step {
          let (key, side, at) = (Self.key(probe[1]), Self.sides[probe[2]], Self.instant(probe[3]))
          let isLocked = [key, key.global].contains { scope in
            locks[scope]?.locks.contains { $0.blocks(side, at: at) } ?? false
          }
          #expect(isLocked == (probe[4] == 1), "case \(number), step \(step), \(probe)")
        }
      }
      #expect(found == oracle.findings, "case \(number): \(oracle.protections)")
      for row in found { kinds.insert([rules[row[1]].rule.rawValue, row[2], row[4] < 0 ? 0 : 1]) }
    }
    // Of each rule, on symbols and on all of them, of both sides and of one: all that there is was seen.
    #expect(kinds.count == 8, "\(kinds)")
  }
}
