import Foundation
import Gateway
import Logging
import Loopback
import Telemetry
import Testing
import ThresholdCore
import ThresholdService

@Suite("HTTP edge", .timeLimit(.minutes(1)))
struct GatewayTests {
  private let health = Health()
  private let registry = MetricRegistry()
  private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private func withGateway(
    metricsPort: Int? = 0, _ body: (Gateway.Ports) async throws -> Void
  ) async throws {
    let gateway = Gateway(
      configuration: .init(host: "127.0.0.1", port: 0, metricsPort: metricsPort), health: health,
      metrics: registry, logger: logger)
    let ports = try await gateway.start()
    do {
      try await body(ports)
    } catch {
      await gateway.stop(within: .seconds(1))
      throw error
    }
    await gateway.stop(within: .seconds(5))
  }

  private func get(_ port: Int, _ path: String, method: String = "GET", requestID: String? = nil) async throws
    -> HTTPAnswer
  {
    try await HTTPAnswer.get(
      port: port, path: path, method: method, headers: requestID.map { ["X-Request-ID": $0] } ?? [:])
  }

  @Test("Probes tell apart a process that lives from one that can evaluate")
  func probes() async throws {
    try await withGateway { ports async throws in
      health.report(
        "snapshots", isPassing: true, reason: "loaded", stops: [.evaluate], at: Instant(seconds: 1))
      #expect(try await get(ports.http, "/live").status == 200)
      #expect(try await get(ports.http, "/ready").status == 200)
      health.report(
        "snapshots", isPassing: false, reason: "stale", stops: [.evaluate], at: Instant(seconds: 2))
      #expect(try await get(ports.http, "/live").status == 200)
      #expect(try await get(ports.http, "/ready").status == 503)
    }
  }

  @Test("A database that is away degrades /health and leaves /ready alone")
  func degraded() async throws {
    try await withGateway { ports async throws in
      health.report("database", isPassing: true, reason: "1 ms", stops: [.write], at: Instant(seconds: 0))
      let healthy = try await get(ports.http, "/health")
      #expect(healthy.status == 200)
      #expect(try healthy.json["status"] as? String == "healthy")

      health.report(
        "database", isPassing: false, reason: "refused", stops: [.write], at: Instant(seconds: 86_400))
      let degraded = try await get(ports.http, "/health")
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
      #expect(try await get(ports.http, "/ready").status == 200)
    }
  }

  @Test("A draining server is alive, not ready and degraded")
  func draining() async throws {
    try await withGateway { ports async throws in
      health.drain()
      #expect(try await get(ports.http, "/live").status == 200)
      #expect(try await get(ports.http, "/ready").status == 503)
      #expect(try await get(ports.http, "/health").status == 503)
    }
  }

  @Test("Metrics have a port of their own and count requests by route, never by path")
  func metrics() async throws {
    try await withGateway { ports async throws in
      _ = try await get(ports.http, "/live")
      _ = try await get(ports.http, "/secret-user-name")
      let metricsPort = try #require(ports.metrics)
      let answer = try await get(metricsPort, "/metrics")
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
      #expect(answer.text.contains(#"http_server_requests_total{method="GET",route="/live",status="200"} 1"#))
      #expect(
        answer.text.contains(#"http_server_requests_total{method="GET",route="NotFound",status="404"} 1"#))
      #expect(!answer.text.contains("secret-user-name"))
      #expect(try await get(ports.http, "/metrics").status == 404)
      #expect(try await get(metricsPort, "/health").status == 404)
    }
  }

  @Test("Without a metrics port none is opened")
  func withoutMetrics() async throws {
    try await withGateway(metricsPort: nil) { ports in #expect(ports.metrics == nil) }
  }

  @Test("An unknown path is answered in the documented shape")
  func unknown() async throws {
    try await withGateway { ports async throws in
      let answer = try await get(ports.http, "/nope")
      #expect(answer.status == 404)
      let body = try answer.json
      #expect(body["success"] as? Bool == false)
      #expect((body["error"] as? String)?.isEmpty == false)
    }
  }

  @Test("A caller's request id comes back, a forged one does not")
  func requestIDs() async throws {
    try await withGateway { ports async throws in
      #expect(try await get(ports.http, "/live", requestID: "abc-1").header("X-Request-ID") == "abc-1")
      let forged = try await get(ports.http, "/live", requestID: "a b").header("X-Request-ID")
      #expect(forged?.count == 32)
    }
  }

  @Test("A port that is taken is an error, and the other port is free again")
  func taken() async throws {
    try await withGateway { ports async throws in
      let other = Gateway(
        configuration: .init(host: "127.0.0.1", port: 0, metricsPort: ports.http), health: Health(),
        metrics: MetricRegistry(), logger: logger)
      await #expect(throws: (any Error).self) { _ = try await other.start() }
    }
  }

  @Test("After a stop nothing listens")
  func stopped() async throws {
    var port = 0
    try await withGateway { ports async throws in
      port = ports.http
      #expect(try await get(port, "/live").status == 200)
    }
    await #expect(throws: (any Error).self) { _ = try await get(port, "/live") }
  }
}
