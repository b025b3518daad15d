import Foundation
import Testing
import ThresholdCore
import ThresholdService

@Suite("Setting, pinning and rolling back over HTTP", .timeLimit(.minutes(5)))
struct ControlRoutesTests {
  private let thresholds = "/api/v1/thresholds/alice"
  private let policy = "/api/v1/policy/alice"

  private func values(_ server: Harness) async throws -> [String: Double] {
    try #require(
      try await server.get("\(thresholds)?symbol=BTCUSDT").data["thresholds"] as? [String: Double])
  }

  @Test("A set is validated without writing, then written once however often it is repeated")
  func set() async throws {
    try await withGateway { server throws in
      let tried = try await server.send(
        "PUT", thresholds,
        #"{"symbol":"BTCUSDT","values":{"rsi_threshold":66},"expected_version":0,"validate_only":true}"#)
      #expect((try tried.data["thresholds"] as? [String: Double])?["rsi_threshold"] == 66)
      #expect(try await values(server)["rsi_threshold"] == 70)
      for _ in 0..<2 {
        let body =
          #"{"symbol":"BTCUSDT","values":{"rsi_threshold":66},"expected_version":0,"request_id":"r1"}"#
        #expect(try await server.send("PUT", thresholds, body).data["version"] as? Int == 1)
      }
      #expect(try await values(server)["rsi_threshold"] == 66)
      let late = try await server.send(
        "PUT", thresholds, #"{"symbol":"BTCUSDT","values":{"rsi_threshold":67},"expected_version":0}"#)
      #expect(late.status == 409)
      #expect(try late.json["reason"] as? String == "VERSION_MISMATCH")
    }
  }

  @Test(
    "Every fault of a set is named at its field",
    arguments: [
      (#"{"values":{"rsi_threshold":"high","nonsense":1}}"#, ["values[nonsense]", "values[rsi_threshold]"]),
      (#"{"values":{"rsi_threshold":500}}"#, ["values[rsi_threshold]"]), (#"{"values":{}}"#, ["values"]),
      (#"{}"#, ["values"]), (#"{"values":[1],"reason":7}"#, ["reason", "values"]),
      (
        #"{"symbol":"A B","values":{"rsi_threshold":60},"expected_version":-1}"#,
        ["expected_version", "symbol"]
      ),
    ])
  func faults(body: String, fields: [String]) async throws {
    try await withGateway { server throws in
      let answer = try await server.send("PUT", thresholds, body)
      #expect(answer.status == 400)
      #expect(try answer.faultyFields == fields)
    }
  }

  @Test("Protections come back so that they can be put again, and an empty list is not an inherited one")
  func protections() async throws {
    try await withGateway { server throws in
      let body = """
        {"policy":{"protections":[{"rule":"stoploss_guard","lookback_seconds":1800,"trade_limit":3,"only_per_pair":true},\
        {"rule":"max_drawdown","unlock_at":"06:30","max_drawdown_percent":7.5,"calculation":"equity"},\
        {"rule":"drawdown_kill_switch","max_drawdown_percent":30}]}}
        """
      let own = try #require(try await server.send("PUT", policy, body).data["own"] as? [String: Any])
      let again = String(
        decoding: try JSONSerialization.data(withJSONObject: ["policy": own]), as: UTF8.self)
      let second = try await server.send("PUT", policy, again)
      #expect(second.status == 200)
      #expect(try NSDictionary(dictionary: own).isEqual(to: second.data["own"] as? [String: Any] ?? [:]))
      let rules = try #require(own["protections"] as? [[String: Any]])
      #expect(
        rules.map { $0["rule"] as? String } == ["stoploss_guard", "max_drawdown", "drawdown_kill_switch"])
      #expect(
        rules[0]["stop_duration_seconds"] as? Double == 3_600 && rules[1]["unlock_at"] as? String == "06:30")
      let none = #"{"symbol":"BTCUSDT","policy":{"protections":[]}}"#
      let symbols = try await server.send("PUT", policy, none).data
      #expect(((symbols["effective"] as? [String: Any])?["protections"] as? [Any])?.isEmpty == true)
      let bad = #"{"symbol":"BTCUSDT","policy":{"protections":[{"rule":"max_drawdown"},7,{"rule":1}]}}"#
      #expect(
        try await server.send("PUT", policy, bad).faultyFields == [
          "policy.protections.rules[0].rule", "policy.protections.rules[1].rule", "policy.protections[1]",
          "policy.protections[2].rule",
        ])
    }
  }

  @Test("A policy comes back as it was put, and what it leaves out is inherited")
  func policies() async throws {
    try await withGateway { server throws in
      let body = """
        {"symbol":"BTCUSDT","policy":{"pinned":["macd_threshold"],"horizon_seconds":3600,"max_loss_percent":3,\
        "bounds":{"rsi_threshold":{"lowest":55,"highest":85}}}}
        """
      let put = try await server.send("PUT", policy, body)
      #expect(put.status == 200, "\(put.text)")
      let got = try await server.get("\(policy)?symbol=BTCUSDT").data
      let own = try #require(got["own"] as? [String: Any])
      #expect(own["pinned"] as? [String] == ["macd_threshold"])
      #expect(own["horizon_seconds"] as? Double == 3_600)
      #expect(
        own["bounds"] as? [String: [String: Double]] == ["rsi_threshold": ["lowest": 55, "highest": 85]])
      #expect(own["learner"] is String == false)
      let effective = try #require(got["effective"] as? [String: Any])
      #expect((effective["bounds"] as? [String: Any])?.count == 5)
      #expect(effective["round_trip_fee_percent"] as? Double == 0.2)
    }
  }

  @Test(
    "Every fault of a policy is named at its field",
    arguments: [
      (#"{}"#, ["policy"]), (#"{"policy":{"pinned":["nonsense"]}}"#, ["policy.pinned"]),
      (#"{"policy":{"pinned":[1],"learner":2}}"#, ["policy.learner", "policy.pinned"]),
      (#"{"policy":{"horizon_seconds":1e300}}"#, ["policy.horizon"]),
      (#"{"policy":{"bounds":{"rsi_threshold":{"lowest":9}}}}"#, ["policy.bounds[rsi_threshold]"]),
      (
        #"{"policy":{"bounds":{"rsi_threshold":{"lowest":9,"highest":1}}}}"#, ["policy.bounds[rsi_threshold]"]
      ),
    ])
  func policyFaults(body: String, fields: [String]) async throws {
    try await withGateway { server throws in
      let answer = try await server.send("PUT", policy, body)
      #expect(answer.status == 400)
      #expect(try answer.faultyFields == fields)
    }
  }

  @Test("A change is rolled back by its id, and the journal tells of both, with whose key it was")
  func rollback() async throws {
    try await withGateway { server throws in
      let set = try await server.send(
        "PUT", thresholds, #"{"symbol":"BTCUSDT","values":{"rsi_threshold":66},"reason":"<b>try</b>"}"#)
      let id = try #require(try set.data["adaptation_id"] as? String)
      #expect(try await server.post("/api/v1/adaptations/\(id)/rollback").status == 200)
      #expect(try await values(server)["rsi_threshold"] == 70)
      let page = try await server.get("\(thresholds)/adaptations?symbol=BTCUSDT&page_size=1").data
      let newest = try #require((page["adaptations"] as? [[String: Any]])?.first)
      #expect(newest["cause"] as? String == "rollback" && newest["author"] as? String == "loopback")
      let token = try #require(page["next_page_token"] as? String)
      let rest = try await server.get("\(thresholds)/adaptations?symbol=BTCUSDT&page_token=\(token)").data
      let oldest = try #require((rest["adaptations"] as? [[String: Any]])?.first)
      #expect(oldest["adaptation_id"] as? String == id)
      #expect((oldest["summary"] as? String)?.contains("<b>try</b>") == true)
      #expect((oldest["before"] as? [String: Double])?["rsi_threshold"] == 70)
      #expect((oldest["after"] as? [String: Double])?["rsi_threshold"] == 66)
      #expect(rest["next_page_token"] as? String == "")
      #expect(try await server.post("/api/v1/adaptations/none/rollback").status == 404)
    }
  }

  @Test("A key that may only read changes nothing, and one of another user does not even look")
  func rights() async throws {
    try await withGateway(keys: [
      (key: "reader", users: .all, rights: [.read]),
      (key: "bob", users: .only([UserID("bob")]), rights: [.read, .trade]),
    ]) { server throws in
      let body = #"{"values":{"rsi_threshold":66}}"#
      let reader = ["x-api-key": "reader"]
      let bob = ["x-api-key": "bob"]
      #expect(try await server.send("PUT", thresholds, body, headers: reader).status == 403)
      #expect(try await server.send("PUT", policy, #"{"policy":{}}"#, headers: reader).status == 403)
      #expect(try await server.post("/api/v1/adaptations/x/rollback", headers: reader).status == 403)
      #expect(try await server.get(policy, headers: reader).status == 200)
      for path in [
        policy, "\(thresholds)/adaptations", "\(thresholds)/scopes", "/api/v1/decisions/alice",
        "/api/v1/equity/alice", "/api/v1/events/alice",
      ] {
        #expect(try await server.get(path, headers: bob).status == 403, "\(path)")
        #expect(try await server.get(path).status == 401, "\(path)")
      }
    }
  }
}
