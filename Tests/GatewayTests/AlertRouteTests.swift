import Alerts
import Loopback
import Testing
import ThresholdCore

@Suite("Alerts over HTTP", .timeLimit(.minutes(5)))
struct AlertRouteTests {
  /// A full disk two hours ago, for a minute; poor trades of Alice's, which go on.
  private func raise(on log: AlertLog) {
    var seen = Observation(at: Harness.now - .hours(2))
    seen.diskFree = 0
    _ = log.observe(seen)
    seen.at = Harness.now - .minutes(119)
    seen.diskFree = 1 << 40
    seen.performance = [
      .init(key: Key(user: UserID("alice"), symbol: Symbol("BTC")), score: 0.15, trades: 50)
    ]
    _ = log.observe(seen)
  }

  @Test("Alerts are listed newest first, as the document describes them")
  func listed() async throws {
    try await withGateway { harness async throws in
      raise(on: harness.service.alerts)
      let data = try await harness.get("/api/v1/alerts").data
      #expect(data["count"] as? Int == 2)
      #expect(data["next_page_token"] as? String == "")
      let alerts = try #require(data["alerts"] as? [[String: Any]])
      #expect(alerts.map { $0["rule"] as? String } == ["performance_score", "disk"])
      #expect(alerts.map { $0["severity"] as? String } == ["info", "critical"])
      #expect(alerts[0]["user_id"] as? String == "alice")
      #expect(alerts[0]["symbol"] as? String == "BTC")
      #expect(alerts[0]["value"] as? Double == 0.15)
      #expect(alerts[0]["limit"] as? Double == 0.2)
      #expect(alerts[0]["resolved_at"] as? String == nil)
      #expect(alerts[1]["user_id"] as? String == nil)
      #expect(alerts[1]["raised_at"] as? String == "2023-11-14T20:13:20.000Z")
      #expect(alerts[1]["resolved_at"] as? String == "2023-11-14T20:14:20.000Z")
    }
  }

  @Test(
    "They are picked by time, severity and page",
    arguments: [
      ("hours_back=1", ["performance_score"]), ("hours_back=3", ["performance_score", "disk"]),
      ("severity=critical", ["disk"]), ("severity=warning", []),
      ("page_size=1", ["performance_score"]), ("page_size=1&page_token=2", ["disk"]),
    ])
  func picked(query: String, rules: [String]) async throws {
    try await withGateway { harness async throws in
      raise(on: harness.service.alerts)
      let data = try await harness.get("/api/v1/alerts?\(query)").data
      #expect((data["alerts"] as? [[String: Any]])?.map { $0["rule"] as? String } == rules)
      #expect((data["next_page_token"] as? String == "2") == (query == "page_size=1"))
    }
  }

  @Test("Every wrong parameter is told at once")
  func faults() async throws {
    try await withGateway { harness async throws in
      let answer = try await harness.get(
        "/api/v1/alerts?hours_back=0&severity=bad&page_size=1001&page_token=x")
      #expect(answer.status == 400)
      #expect(try answer.faultyFields == ["hours_back", "page_size", "page_token", "severity"])
    }
  }

  @Test("They name users, so they are for admins alone")
  func admins() async throws {
    try await withGateway(keys: [("bot", .all, [.read, .trade])], adminKey: "admin") { harness async throws in
      #expect(try await harness.get("/api/v1/alerts").status == 401)
      #expect(try await harness.get("/api/v1/alerts", headers: ["x-api-key": "bot"]).status == 403)
      #expect(try await harness.get("/api/v1/alerts", headers: ["X-Admin-Key": "admin"]).status == 200)
    }
  }
}
