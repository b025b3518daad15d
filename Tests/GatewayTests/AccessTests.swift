import Gateway
import Loopback
import Testing
import ThresholdCore
import ThresholdService

@Suite("Keys, limits and methods over HTTP", .timeLimit(.minutes(5)))
struct AccessTests {
  private static let thresholds = "/api/v1/thresholds/alice"
  private static let bot: (key: String, users: Principal.Users, rights: Set<Right>) = (
    "bot-key", .only([UserID("alice")]), [.read]
  )

  @Test(
    "A key may come in any of three fields",
    arguments: [
      ("Authorization", "Bearer bot-key"), ("authorization", "bearer bot-key"), ("x-api-key", "bot-key"),
      ("X-Admin-Key", "bot-key"),
    ])
  func keyFields(name: String, value: String) async throws {
    try await withGateway(keys: [Self.bot]) { harness async throws in
      #expect(try await harness.get(Self.thresholds, headers: [name: value]).status == 200)
    }
  }

  @Test("A missing key, a wrong key, a foreign user and a missing right are told apart")
  func refused() async throws {
    try await withGateway(keys: [Self.bot]) { harness async throws in
      let missing = try await harness.get(Self.thresholds)
      #expect(missing.status == 401)
      #expect(missing.header("WWW-Authenticate") == "Bearer")
      #expect(try missing.json["reason"] as? String == "KEY_MISSING")
      let key = ["x-api-key": "bot-key"]
      #expect(try await harness.get(Self.thresholds, headers: ["x-api-key": "other"]).status == 401)
      #expect(try await harness.get(Self.thresholds, headers: ["Authorization": "Basic eDp5"]).status == 401)
      #expect(try await harness.get("/api/v1/thresholds/bob", headers: key).status == 403)
      #expect(try await harness.post(Self.thresholds + "/reset", headers: key).status == 403)
      #expect(try await harness.get("/health").status == 200)
    }
  }

  @Test("A method that a path does not have is answered with those it has")
  func methods() async throws {
    try await withGateway { harness async throws in
      let wrong = try await harness.send("DELETE", Self.thresholds)
      #expect(wrong.status == 405)
      #expect(wrong.header("Allow") == "GET, HEAD, OPTIONS, PUT")
      #expect(try wrong.json["success"] as? Bool == false)
      let options = try await harness.send("OPTIONS", Self.thresholds + "/adapt")
      #expect(options.status == 204)
      #expect(options.header("Allow") == "OPTIONS, POST")
      let head = try await harness.send("HEAD", Self.thresholds)
      #expect(head.status == 200)
      #expect(head.text.isEmpty)
      #expect(try await harness.get("/api/v1/none").status == 404)
    }
  }

  @Test("A body that is too long, or not said to be JSON, is not read")
  func bodies() async throws {
    try await withGateway {
      $0.requestSizeMax = 100
    } _: { harness async throws in
      let path = Self.thresholds + "/adapt"
      let long = #"{"symbol":"\#(String(repeating: "A", count: 120))"}"#
      let tooLong = try await harness.post(path, long)
      #expect(tooLong.status == 413)
      #expect(try tooLong.json["reason"] as? String == "REQUEST_TOO_LARGE")
      let form = ["Content-Type": "application/x-www-form-urlencoded"]
      #expect(try await harness.post(path, "symbol=A", headers: form).status == 415)
      let json = ["Content-Type": "application/json; charset=utf-8"]
      #expect(try await harness.post(path, #"{"symbol":"A"}"#, headers: json).status == 200)
    }
  }

  @Test("A page of an origin that is allowed may call; another may look and change nothing")
  func origins() async throws {
    try await withGateway {
      $0.origins = AllowedOrigins(["https://app.example"])
    } _: { harness async throws in
      let path = Self.thresholds + "/adapt"
      let preflight = try await harness.send(
        "OPTIONS", path, headers: ["Origin": "https://app.example", "Access-Control-Request-Method": "POST"])
      #expect(preflight.status == 204)
      #expect(preflight.header("Access-Control-Allow-Origin") == "https://app.example")
      #expect(preflight.header("Access-Control-Allow-Methods") == "OPTIONS, POST")
      let allowed = try await harness.post(path, headers: ["Origin": "https://app.example"])
      #expect(allowed.status == 200)
      #expect(allowed.header("Access-Control-Allow-Origin") == "https://app.example")
      #expect(allowed.header("Vary") == "Origin")
      let foreign = try await harness.post(path, headers: ["Origin": "https://evil.example"])
      #expect(foreign.status == 403)
      let look = try await harness.get(Self.thresholds, headers: ["Origin": "https://evil.example"])
      #expect(look.status == 200)
      #expect(look.header("Access-Control-Allow-Origin") == nil)
      let own = try await harness.post(path, headers: ["Origin": "http://127.0.0.1"])
      #expect(own.status == 200)
    }
  }
}
