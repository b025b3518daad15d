import Testing

@Suite("Looking back over HTTP", .timeLimit(.minutes(5)))
struct ReviewRoutesTests {
  private func decide(_ server: Harness, confidence: Double) async throws -> (id: String, accepted: Bool) {
    let answer = try await server.post(
      "/api/v1/evaluate/alice",
      """
      {"signal":{"symbol":"BTCUSDT","action":"buy","confidence":\(confidence),"rsi":40,"change_percent":3,\
      "volume":2000000000,"macd":0.05,"price":100}}
      """)
    let data = try answer.data
    return (
      try #require(data["decision_id"] as? String), try #require(data["should_trade"] as? Bool)
    )
  }

  @Test("Decisions are told by gate")
  func decisions() async throws {
    try await withGateway { server throws in
      for confidence in [0.9, 0.5, 0.4] { _ = try await decide(server, confidence: confidence) }
      try await server.service.engine.decisions.flush()
      let tally = try await server.get("/api/v1/decisions/alice?symbol=BTCUSDT").data
      #expect(tally["sampled"] as? Int == 3 && tally["accepted"] as? Double == 1)
      #expect((tally["failed"] as? [String: Double])?["confidence_threshold"] == 2)
      #expect((tally["failed_alone"] as? [String: Double])?["confidence_threshold"] == 2)
      #expect((tally["failed"] as? [String: Double])?["rsi_threshold"] == 0)
    }
  }

  @Test("Equity compares what was taken with what the defaults would have taken")
  func equity() async throws {
    try await withGateway { server throws in
      _ = try await server.send(
        "PUT", "/api/v1/thresholds/alice", #"{"symbol":"BTCUSDT","values":{"confidence_threshold":0.95}}"#)
      let doubtful = try await decide(server, confidence: 0.8)
      let sure = try await decide(server, confidence: 0.97)
      #expect(!doubtful.accepted && sure.accepted)
      try await server.service.engine.decisions.flush()
      let outcomes = try await server.service.recordOutcomes(
        [
          .init(id: "1", user: "alice", decisionID: doubtful.id, pnlPercent: -2),
          .init(id: "2", user: "alice", decisionID: sure.id, pnlPercent: 1.5),
        ], asOf: nil, server.caller)
      #expect(outcomes.results.count == 2)
      let data = try await server.get("/api/v1/equity/alice?symbol=BTCUSDT").data
      #expect((data["adaptive"] as? [String: Double])?["percent"] == 1.5)
      #expect((data["static"] as? [String: Double])?["percent"] == -0.5)
      #expect((data["static_thresholds"] as? [String: Double])?["confidence_threshold"] == 0.75)
      #expect((data["points"] as? [[String: Any]])?.count == 2)
      #expect((data["convention"] as? String)?.contains("same stake") == true)
    }
  }

  @Test("Limits are checked", arguments: ["decisions", "equity"])
  func limits(kind: String) async throws {
    try await withGateway { server throws in
      for limit in ["0", "5001", "many"] {
        let answer = try await server.get("/api/v1/\(kind)/alice?limit=\(limit)")
        #expect(answer.status == 400)
        #expect(try answer.faultyFields == ["limit"])
      }
      #expect(try await server.get("/api/v1/\(kind)/alice?limit=5000").status == 200)
    }
  }

  @Test("A user's scopes are those with values of their own")
  func scopes() async throws {
    try await withGateway { server throws in
      for symbol in ["BTCUSDT", "ETHUSDT"] {
        _ = try await server.send(
          "PUT", "/api/v1/thresholds/alice", #"{"symbol":"\#(symbol)","values":{"rsi_threshold":60}}"#)
      }
      let data = try await server.get("/api/v1/thresholds/alice/scopes").data
      #expect(
        (data["scopes"] as? [[String: Any]])?.map { $0["symbol"] as? String } == ["BTCUSDT", "ETHUSDT"])
    }
  }
}
