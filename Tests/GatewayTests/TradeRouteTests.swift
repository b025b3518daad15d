import Foundation
import Loopback
import Testing
import ThresholdCore
import ThresholdService

@Suite("Trades over HTTP", .timeLimit(.minutes(5)))
struct TradeRouteTests {
  private static let trades = "/api/v1/trades/alice"

  private static func trade(_ id: String, _ more: String = #""pnl_percent":1.5"#) -> String {
    #"{"trade_id":"\#(id)","symbol":"BTCUSDT","side":"buy","closed_at":"2023-11-14T10:00:00Z",\#(more)}"#
  }

  @Test("One trade, a list, and a list in a field are recorded, and a repetition is harmless")
  func shapes() async throws {
    try await withGateway { harness async throws in
      #expect(try await harness.post(Self.trades, Self.trade("1")).data["recorded"] as? Int == 1)
      let list = try await harness.post(Self.trades, "[\(Self.trade("1")),\(Self.trade("2"))]").data
      #expect(list["recorded"] as? Int == 1)
      #expect(list["already_recorded"] as? Int == 1)
      let field = try await harness.post(Self.trades, #"{"trades":[\#(Self.trade("3"))]}"#).data
      #expect(field["recorded"] as? Int == 1)
      let performance = try await harness.get("/api/v1/performance/alice?days_back=7").data
      #expect((performance["metrics"] as? [String: Any])?["trade_count"] as? Double == 3)
      #expect(performance["period_days"] as? Int == 7)
      #expect(performance["performance_score"] as? Double != nil)
    }
  }

  @Test("The percentage follows from the profit, or from the prices and the side")
  func percent() async throws {
    try await withGateway { harness async throws in
      let bodies = [
        #"{"id":"a","symbol":"X","action":"BUY","entry_price":100,"quantity":2,"profit_loss":-4,"timestamp":1699956000}"#,
        #"{"id":"b","symbol":"Y","action":"sell","entry_price":100,"exit_price":97,"exit_time":"2023-11-14T10:00:00"}"#,
      ]
      for body in bodies { #expect(try await harness.post(Self.trades, body).status == 200) }
      for (symbol, percent) in [("X", -2.0), ("Y", 3.0)] {
        let data = try await harness.get("/api/v1/performance/alice?symbol=\(symbol)").data
        let mean = try #require((data["metrics"] as? [String: Any])?["avg_trade_return"] as? Double)
        #expect(abs(mean - percent) < 1e-9)
      }
    }
  }

  @Test(
    "Good trades of a list are recorded beside bad ones; when all are bad every fault has its trade's number")
  func faults() async throws {
    try await withGateway { harness async throws in
      let mixed = try await harness.post(Self.trades, "[\(Self.trade("1")),{}]").data
      #expect(mixed["recorded"] as? Int == 1)
      #expect(mixed["failed"] as? Int == 1)
      let bad = try await harness.post(
        Self.trades, "[{},\(Self.trade("2", #""pnl_percent":"1","quantity":-1"#))]")
      #expect(bad.status == 400)
      #expect(
        try bad.faultyFields == [
          "trades[0].pnl_percent", "trades[0].side", "trades[0].symbol", "trades[0].trade_id",
          "trades[1].pnl_percent", "trades[1].quantity",
        ])
      #expect(try await harness.post(Self.trades, "[1]").faultyFields == ["trades[0]"])
      #expect(try await harness.post(Self.trades, "7").faultyFields == ["body"])
      let conflict = try await harness.post(Self.trades, Self.trade("1", #""pnl_percent":9"#))
      #expect(conflict.status == 409)
      #expect(try conflict.json["reason"] as? String == "TRADE_CONFLICT")
    }
  }

  @Test("A query's faults are told with the path's")
  func query() async throws {
    try await withGateway { harness async throws in
      let answer = try await harness.get("/api/v1/performance/a%00b?days_back=x&symbol=%20")
      #expect(answer.status == 400)
      #expect(try answer.faultyFields == ["days_back", "symbol", "user_id"])
    }
  }

  @Test("Trades move the confidence adjustment of the next evaluations")
  func adjustment() async throws {
    try await withGateway { harness async throws in
      let list = (0..<10).map { Self.trade("t\($0)", #""pnl_percent":\#(2 + $0 % 2)"#) }
      _ = try await harness.post(Self.trades, "[\(list.joined(separator: ","))]")
      let answer = try await harness.post(
        "/api/v1/evaluate/alice", #"{"signal":{"symbol":"BTCUSDT","confidence":0.9,"action":"buy"}}"#)
      let adjustment = try #require(try answer.data["confidence_adjustment"] as? Double)
      let score = try #require(
        try await harness.get("/api/v1/performance/alice?symbol=BTCUSDT").data["performance_score"] as? Double
      )
      #expect(abs(adjustment - (score - 0.5) * 0.4) < 1e-12)
      #expect(adjustment != 0)
    }
  }

  @Test("Every scope is adapted at once for who has the right, and for nobody else")
  func adaptAll() async throws {
    let bot: (key: String, users: Principal.Users, rights: Set<Right>) = ("bot", .all, [.read, .trade])
    try await withGateway(keys: [bot], adminKey: "root") { harness async throws in
      let path = "/api/v1/adapt-all"
      #expect(try await harness.post(path).status == 401)
      #expect(try await harness.post(path, headers: ["x-api-key": "bot"]).status == 403)
      let answer = try await harness.post(path, headers: ["x-api-key": "bot", "X-Admin-Key": "root"])
      #expect(try answer.data["scopes"] as? Int == 0)
      let wrong = try await harness.post(path, #"{"force":1}"#, headers: ["X-Admin-Key": "root"])
      #expect(try wrong.faultyFields == ["force"])
    }
  }

  @Test("Beyond the rate limit the answer is 429 with when to come again; health is never limited")
  func limited() async throws {
    try await withGateway { harness async throws in
      harness.service.limiter.callsPerMinute = 2
      for _ in 0..<2 { #expect(try await harness.get("/api/v1/thresholds/alice").status == 200) }
      let refused = try await harness.get("/api/v1/thresholds/alice")
      #expect(refused.status == 429)
      #expect(try refused.json["reason"] as? String == "RATE_LIMITED")
      #expect((1...30).contains(try #require(refused.header("Retry-After").flatMap { Int($0) })))
      #expect(try await harness.get("/api/v1/thresholds/bob").status == 200)
      for _ in 0..<5 { #expect(try await harness.get("/ready").status == 200) }
    }
  }
}
