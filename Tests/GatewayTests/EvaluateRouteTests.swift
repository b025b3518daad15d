import Foundation
import Loopback
import Testing
import ThresholdCore
import ThresholdService

@Suite("Evaluate over HTTP", .timeLimit(.minutes(5)))
struct EvaluateRouteTests {
  private static let passing = """
    {"signal":{"symbol":"BTCUSDT","confidence":0.9,"rsi":20,"change_percent":5,"volume":1e9,"macd":1,"action":"BUY",\
    "price":42000.5}}
    """

  @Test("An answer has every field that the reference documents")
  func shape() async throws {
    try await withGateway { harness async throws in
      let answer = try await harness.post("/api/v1/evaluate/alice", Self.passing)
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == "application/json")
      let data = try answer.data
      #expect(data["user_id"] as? String == "alice")
      #expect(data["symbol"] as? String == "BTCUSDT")
      #expect(data["should_trade"] as? Bool == true)
      let thresholds = try #require(data["current_thresholds"] as? [String: Double])
      #expect(Set(thresholds.keys) == Set(Parameter.allCases.map(\.name)))
      #expect((data["reasoning"] as? String)?.contains("confidence 0.9 is at or above") == true)
      #expect(abs(try #require(data["confidence_adjustment"] as? Double)) <= 0.2)
      #expect(try #require(data["processing_time_ms"] as? Double) >= 0)
      #expect(data["evaluated_at"] as? String == "2023-11-14T22:13:20.000Z")
    }
  }

  @Test("A lock is named in the reasoning and listed beside the reference's fields; an exit passes")
  func locks() async throws {
    try await withGateway { harness async throws in
      let free = try await harness.post("/api/v1/evaluate/alice", Self.passing).data
      #expect((free["locks"] as? [Any])?.isEmpty == true)
      let policy = #"{"policy":{"protections":[{"rule":"cooldown_period","stop_duration_seconds":600}]}}"#
      #expect(try await harness.send("PUT", "/api/v1/policy/alice", policy).status == 200)
      let trade =
        #"{"trade_id":"1","symbol":"BTCUSDT","side":"buy","pnl_percent":1,"exit_reason":"take_profit"}"#
      #expect(try await harness.post("/api/v1/trades/alice", trade).status == 200)
      let held = try await harness.post("/api/v1/evaluate/alice", Self.passing).data
      #expect(held["should_trade"] as? Bool == false)
      #expect((held["reasoning"] as? String)?.hasPrefix("Do not buy: cooldown_period locks BTCUSDT") == true)
      let lock = try #require((held["locks"] as? [[String: Any]])?.first)
      #expect(lock["rule"] as? String == "cooldown_period" && lock["symbol"] as? String == "BTCUSDT")
      #expect(lock["until"] as? String == "2023-11-14T22:23:20.000Z" && lock["side"] is NSNull)
      let exit = Self.passing.replacingOccurrences(of: #""action""#, with: #""intent":"exit","action""#)
      #expect(try await harness.post("/api/v1/evaluate/alice", exit).data["should_trade"] as? Bool == true)
      let odd = trade.replacingOccurrences(of: "take_profit", with: "boredom")
      #expect(try await harness.post("/api/v1/trades/alice", odd).faultyFields == ["exit_reason"])
    }
  }

  @Test(
    "An action may be written in any case of letters",
    arguments: ["buy", "Buy", "BUY", "sell", "SELL", "hold", "Hold"])
  func action(word: String) async throws {
    try await withGateway { harness async throws in
      let answer = try await harness.post(
        "/api/v1/evaluate/alice",
        #"{"signal":{"symbol":"BTCUSDT","confidence":0.99,"action":"\#(word)"}}"#)
      #expect(try answer.data["should_trade"] as? Bool == (word.lowercased() != "hold"))
    }
  }

  @Test("Every fault of a request is named at once, those of type and those of range")
  func faults() async throws {
    try await withGateway { harness async throws in
      let answer = try await harness.post(
        "/api/v1/evaluate/a%20b",
        #"{"signal":{"symbol":"","confidence":7,"rsi":"30","volume":true,"macd":1e999,"action":"long"}}"#)
      #expect(answer.status == 400)
      #expect(
        try answer.faultyFields == [
          "signal.action", "signal.confidence", "signal.macd", "signal.rsi", "signal.symbol", "signal.volume",
          "user_id",
        ])
      let body = try answer.json
      #expect(body["success"] as? Bool == false)
      #expect(body["reason"] as? String == "INVALID_ARGUMENT")
      #expect((body["error"] as? String)?.contains("signal.rsi must be a number, not a string") == true)
      #expect(body["request_id"] as? String == answer.header("X-Request-ID"))
    }
  }

  @Test(
    "What is no JSON is refused with the place",
    arguments: [
      #"{"signal":{"symbol":"BTCUSDT","confidence":NaN}}"#, #"{"signal":{"confidence":Infinity}}"#, "{", "",
      #"{"signal":{},}"#, #"{"signal":{"rsi":01}}"#, #"{"a":"\x"}"#, "[1,]", "nul", #"{"a":1} 2"#,
    ])
  func malformed(text: String) async throws {
    try await withGateway { harness async throws in
      let answer = try await harness.post("/api/v1/evaluate/alice", text)
      #expect(answer.status == 400)
      #expect(try answer.json["reason"] as? String == (text.isEmpty ? "INVALID_ARGUMENT" : "MALFORMED_JSON"))
    }
  }

  @Test("Unknown fields are left alone, null is absent, and a field given twice is refused")
  func friendly() async throws {
    try await withGateway { harness async throws in
      let friendly = try await harness.post(
        "/api/v1/evaluate/alice",
        #"{"v":2,"signal":{"symbol":"BTCUSDT","confidence":0.99,"action":"buy","rsi":null,"note":["x"]}}"#)
      #expect(try friendly.data["should_trade"] as? Bool == true)
      let twice = try await harness.post(
        "/api/v1/evaluate/alice",
        #"{"signal":{"symbol":"BTCUSDT","confidence":0.99,"confidence":0.1,"action":"buy"}}"#)
      #expect(try twice.faultyFields == ["signal.confidence"])
    }
  }

  @Test("A user id is percent-decoded")
  func decoded() async throws {
    try await withGateway { harness async throws in
      let answer = try await harness.post("/api/v1/evaluate/desk%2Falice%40example", Self.passing)
      #expect(try answer.data["user_id"] as? String == "desk/alice@example")
    }
  }
}
