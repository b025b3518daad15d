internal import Hummingbird
internal import Telemetry
internal import ThresholdCore
internal import ThresholdService

/// /live: the process answers. /ready: Evaluate can be answered. /health: everything, with reasons.
struct HealthRoutes {
  let health: Health

  func add(to router: Router<BasicRequestContext>) {
    router.get("live") { _, _ in ProbeAnswer(status: "live") }
    router.get("ready") { [health] _, _ in
      let isReady = health.report.canEvaluate
      return EditedResponse(
        status: isReady ? .ok : .serviceUnavailable,
        response: ProbeAnswer(status: isReady ? "ready" : "not ready"))
    }
    router.get("health") { [health] _, _ in
      let report = health.report
      return EditedResponse(
        status: report.isDegraded ? .serviceUnavailable : .ok, response: HealthAnswer(report, at: .now))
    }
  }
}

/// The body of /live and /ready.
struct ProbeAnswer: ResponseEncodable {
  var status: String
}

/// The body of /health.
struct HealthAnswer: ResponseEncodable {
  struct Check: Encodable {
    var status: String
    var reason: String
    /// When it was looked at, and since when it has been so; ISO 8601.
    var checked_at: String
    var since: String

    init(_ check: HealthCheck) {
      status = check.isPassing ? "healthy" : "unhealthy"
      reason = check.reason
      checked_at = Self.text(check.time)
      since = Self.text(check.since)
    }

    private static func text(_ instant: Instant) -> String {
      Timestamp(milliseconds: instant.nanoseconds / 1_000_000).description
    }
  }

  var status: String
  var timestamp: String
  var service = "adaptive-threshold"
  var draining: Bool
  var can_evaluate: Bool
  var can_write: Bool
  var checks: [String: Check]

  init(_ report: HealthReport, at time: Timestamp) {
    status = report.isDegraded ? "degraded" : "healthy"
    timestamp = time.description
    draining = report.isDraining
    can_evaluate = report.canEvaluate
    can_write = report.canWrite
    checks = Dictionary(uniqueKeysWithValues: report.checks.map { ($0.name, Check($0)) })
  }
}
