import AdaptiveThresholdAPI
import Foundation
import Testing

@testable import AdaptiveThreshold

@Suite struct RecordingTests {
  private let now = ContinuousClock.now

  private func recording(_ ids: String...) throws -> Recording {
    try Recording(ids.map { id in .with { $0.tradeID = id } }, at: now, deadline: .seconds(30))
  }

  @Test("A trade needs an id")
  func id() {
    let error = #expect(throws: ThresholdError.self) { try recording("t-1", "") }
    #expect(error?.faults.map(\.field) == ["trades[1].trade_id"])
  }

  @Test("A trade says what closed it")
  func exitReason() {
    var trade = Trade(
      id: "t-1", symbol: "BTCUSDT", side: .long, pnlPercent: -1.5, closedAt: Date(timeIntervalSince1970: 0))
    #expect(trade.message(of: "alice").exitReason == .unspecified)
    let told = Trade.ExitReason.allCases.map { reason in
      trade.exitReason = reason
      return trade.message(of: "alice").exitReason.rawValue
    }
    #expect(told == [1, 2, 3, 4, 5, 6])
  }

  @Test("Pauses double up to five seconds")
  func pauses() throws {
    var plan = try recording("t-1")
    for base in [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5] {
      try plan.failed(away)
      let pause = try #require(try plan.pause(at: now))
      #expect(pause >= .seconds(base / 2) && pause <= .seconds(base))
    }
  }

  @Test("The server says how long, and whether at all")
  func pushback() throws {
    var plan = try recording("t-1")
    try plan.failed(ThresholdError(.resourceExhausted, "", retryAfter: .seconds(7)))
    #expect(try plan.pause(at: now) == .seconds(7))
    for error in [
      ThresholdError(.invalidArgument, ""), .init(.resourceExhausted, ""), .init(.aborted, ""),
      .init(.internalError, ""), .init(.unavailable, "", mayRetry: false),
    ] {
      var plan = try recording("t-1")
      #expect(throws: error) { try plan.failed(error) }
    }
  }

  @Test("The last error is thrown when no time is left")
  func deadline() throws {
    var plan = try recording("t-1")
    let error = ThresholdError(.unavailable, "", retryAfter: .seconds(10))
    try plan.failed(error)
    #expect(try plan.pause(at: now + .seconds(19)) == .seconds(10))
    #expect(throws: error) { try plan.pause(at: now + .seconds(21)) }
  }

  @Test("Only what is open is sent again")
  func open() throws {
    var plan = try recording("a", "b", "c")
    func result(_ id: String, _ code: Int32 = 0, _ reason: String = "") -> AdaptiveThreshold_V1_RecordResult {
      .with {
        $0.id = id
        if code == 0 { $0.status = .recorded } else { ($0.error.code, $0.error.reason) = (code, reason) }
      }
    }
    plan.answered(
      .with {
        $0.results = [result("a"), result("b", 14, "COMMIT_UNKNOWN"), result("c", 6, "TRADE_CONFLICT")]
      })
    #expect(try plan.pause(at: now) != nil)
    #expect(plan.request.trades.map(\.tradeID) == ["b"])
    plan.answered(.with { $0.results = [.with { ($0.id, $0.status) = ("b", .alreadyRecorded) }] })
    #expect(try plan.pause(at: now) == nil)
    #expect(plan.results.map(\.tradeID) == ["a", "b", "c"])
    #expect(plan.results.map(\.isRecorded) == [true, true, false])
    #expect(plan.results.map(\.isRepeated) == [false, true, false])
    #expect(plan.results[2].error?.reason == "TRADE_CONFLICT")
  }
}
