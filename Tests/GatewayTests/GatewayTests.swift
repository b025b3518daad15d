import Foundation
import Gateway
import Loopback
import Testing
import ThresholdCore

@Suite("HTTP edge", .timeLimit(.minutes(5)))
struct GatewayTests {
  @Test("Probes tell apart a process that lives from one that can evaluate")
  func probes() async throws {
    try await withGateway { harness async throws in
      harness.health.report(
        "snapshots", isPassing: true, reason: "loaded", stops: [.evaluate], at: Instant(seconds: 1))
      #expect(try await harness.get("/live").status == 200)
      #expect(try await harness.get("/ready").status == 200)
      harness.health.report(
        "snapshots", isPassing: false, reason: "stale", stops: [.evaluate], at: Instant(seconds: 2))
      #expect(try await harness.get("/live").status == 200)
      #expect(try await harness.get("/ready").status == 503)
    }
  }

  @Test("A database that is away degrades /health and leaves /ready alone")
  func degraded() async throws {
    try await withGateway { harness async throws in
      harness.health.report(
        "database", isPassing: true, reason: "1 ms", stops: [.write], at: Instant(seconds: 0))
      let healthy = try await harness.get("/health")
      #expect(healthy.status == 200)
      #expect(try healthy.json["status"] as? String == "healthy")

      harness.health.report(
        "database", isPassing: false, reason: "refused", stops: [.write], at: Instant(seconds: 86_400))
      let degraded = try await harness.get("/health")
      #expect(degraded.status == 503)
      let body = try degraded.json
      #expect(body["status"] as? String == "degraded")
      #expect(body["can_write"] as? Bool == false)
      let checks = try #require(body["checks"] as? [String: [String: String]])
      #expect(
        checks["database"] == [
          "status": "unhealthy", "reason": "refused", "checked_at": "1970-01-02T00:00:00.000Z",
          "since": "1970-01-02T00:00:00.000Z",
        ])
      #expect(try await harness.get("/ready").status == 200)
    }
  }

  @Test("A draining server is alive, not ready and degraded")
  func draining() async throws {
    try await withGateway { harness async throws in
      harness.health.drain()
      #expect(try await harness.get("/live").status == 200)
      #expect(try await harness.get("/ready").status == 503)
      #expect(try await harness.get("/health").status == 503)
    }
  }

  @Test("Metrics have a port of their own and count requests by route, never by path")
  func metrics() async throws {
    try await withGateway { harness async throws in
      _ = try await harness.get("/live")
      _ = try await harness.get("/secret-user-name")
      let metricsPort = try #require(harness.ports.metrics)
      let answer = try await HTTPAnswer.get(port: metricsPort, path: "/metrics")
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
      #expect(answer.text.contains(#"http_server_requests_total{method="GET",route="/live",status="200"} 1"#))
      #expect(
        answer.text.contains(#"http_server_requests_total{method="GET",route="NotFound",status="404"} 1"#))
      #expect(!answer.text.contains("secret-user-name"))
      #expect(try await harness.get("/metrics").status == 404)
      #expect(try await HTTPAnswer.get(port: metricsPort, path: "/health").status == 404)
    }
  }

  @Test("Without a metrics port none is opened")
  func withoutMetrics() async throws {
    try await withGateway {
      $0.metricsPort = nil
    } _: {
      #expect($0.ports.metrics == nil)
    }
  }

  @Test("An unknown path is answered in the documented shape")
  func unknown() async throws {
    try await withGateway { harness async throws in
      let answer = try await harness.get("/nope")
      #expect(answer.status == 404)
      let body = try answer.json
      #expect(body["success"] as? Bool == false)
      #expect((body["error"] as? String)?.isEmpty == false)
    }
  }

  @Test("A caller's request id comes back, a forged one does not")
  func requestIDs() async throws {
    try await withGateway { harness async throws in
      #expect(
        try await harness.get("/live", headers: ["X-Request-ID": "abc-1"]).header("X-Request-ID") == "abc-1")
      let forged = try await harness.get("/live", headers: ["X-Request-ID": "a b"]).header("X-Request-ID")
      #expect(forged?.count == 32)
    }
  }

  @Test("A port that is taken is an error, and the other port is free again")
  func taken() async throws {
    try await withGateway { harness async throws in
      let taken = harness.ports.http
      await #expect(throws: (any Error).self) {
        try await withGateway {
          $0.metricsPort = taken
        } _: { _ in
        }
      }
    }
  }

  @Test("After a stop nothing listens")
  func stopped() async throws {
    var port = 0
    try await withGateway { harness async throws in
      port = harness.ports.http
      #expect(try await harness.get("/live").status == 200)
    }
    let gone = port
    await #expect(throws: (any Error).self) { _ = try await HTTPAnswer.get(port: gone, path: "/live") }
  }
}
