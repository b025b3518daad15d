import Backends
import BatchPerformance
import Repository
import Testing
import ThresholdCore

@testable import Engine

/// What the engine answers of the trades that it recorded, beside the batch of all of them.
@Suite("Performance of what was recorded", .timeLimit(.minutes(5)))
struct PerformanceTests {
  private static let now = at(43_200)

  @Test(
    "trades of callers at once, each sent twice, give the batch's figures before and after upkeep",
    arguments: Backend.allCases, 0..<2)
  func likeTheBatch(backend: Backend, seed: Int) async throws {
    try await backend.withStore { store in
      var generator = TradeGenerator(seed: UInt64(seed))
      var kind = TradeGenerator.Kind()
      (kind.days, kind.symbols, kind.withoutProfit, kind.late) = (13, 2, seed, [0, 30][seed])
      // The present day is the last, and some of its trades say that they will be closed later today.
      let begin = UTCDay(firstOf: 13, through: Self.now.now)
      let trades = generator.trades(240, of: alice, kind, from: begin)
      let engine = try await Engine(repository: store)
      let statuses = try await Self.record(trades, on: engine)
      #expect(statuses == ["recorded NO_DECISION": 240, "already": 240])
      try await Self.check(engine, trades, "seed \(seed)")
      #expect(try await engine.retention.work(at: Self.now.now))
      #expect(try await store.read { try $0.waitingTrades(of: alice) } == [])
      try await Self.check(engine, trades, "seed \(seed), counted")
      var changed = trades[7]
      changed.pnlPercent += 1
      #expect(words(.success(try await engine.record([changed], at: Self.now))) == ["TRADE_CONFLICT"])
      try await Self.check(engine, trades, "seed \(seed), after a conflict")
      await engine.close()
    }
  }

  /// Records each trade by two of eight callers, and counts the answers.
  private static func record(_ trades: [Trade], on engine: Engine) async throws -> [String: Int] {
    try await withThrowingTaskGroup(of: [String].self) { group in
      for caller in 0..<8 {
        group.addTask {
          var answers: [String] = []
          for start in stride(from: caller % 4 * 3, to: trades.count, by: 12) {
            let part = Array(trades[start..<min(start + 3, trades.count)])
            answers += words(.success(try await engine.record(part, at: now)))
          }
          return answers
        }
      }
      return try await group.reduce(into: [:]) { counts, answers in
        for answer in answers { counts[answer, default: 0] += 1 }
      }
    }
  }

  private static func check(_ engine: Engine, _ trades: [Trade], _ comment: Comment) async throws {
    let policy = engine.configuration.thresholds.policy
    for symbol in [nil, Symbol("S0"), Symbol("S1"), Symbol("none")] {
      let own = trades.filter { symbol == nil || $0.key.symbol == symbol }
      for days in [1, 2, 7, 13, 365] {
        let (report, count) = try await engine.performance(of: alice, symbol: symbol, days: days, at: now)
        let batch = BatchReport(
          own, from: UTCDay(firstOf: days, through: now.now), through: now.now,
          startingBalance: policy.startingBalance, periodsPerYear: policy.periodsPerYear)
        #expect(report.differences(from: batch) == [], comment)
        #expect(Double(count) == batch.metrics["trade_count"])
      }
    }
  }
}
