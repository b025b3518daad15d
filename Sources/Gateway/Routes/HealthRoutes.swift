internal import Telemetry
internal import ThresholdCore
internal import ThresholdService

/// /live: the process answers. /ready: Evaluate can be answered. /health: everything, with reasons.
struct HealthRoutes {
  let health: Health

  var all: [Route] { [live, ready, healthy] }

  private var live: Route {
    Route(
      .get, "/live", access: .open,
      Operation(
        id: "live", tag: "Health", summary: "Whether the process answers",
        responses: [.init(200, "It does", Self.probe)])
    ) { _ in .json(["status": "live"] as JSONValue) }
  }

  private var ready: Route {
    Route(
      .get, "/ready", access: .open,
      Operation(
        id: "ready", tag: "Health", summary: "Whether Evaluate can be answered",
        responses: [.init(200, "Yes", Self.probe), .init(503, "No", Self.probe)])
    ) { [health] _ in
      let isReady = health.report.canEvaluate
      return .json(
        ["status": isReady ? "ready" : "not ready"] as JSONValue, status: isReady ? 200 : 503)
    }
  }

  private var healthy: Route {
    Route(
      .get, "/health", access: .open,
      Operation(
        id: "health", tag: "Health", summary: "Everything that is looked at, with time and reason",
        responses: [.init(200, "All is well", Self.report), .init(503, "Something is not", Self.report)])
    ) { [health] call in
      let report = health.report
      return .json(
        HealthAnswer(report: report, time: call.caller.received), status: report.isDegraded ? 503 : 200)
    }
  }

  private static let probe = Schema.object([.required("status", .string)])

  private static let report = Schema.object([
    .required("status", .words(["healthy", "degraded"])),
    .required("timestamp", .timestamp), .required("service", .string), .required("draining", .boolean),
    .required("can_evaluate", .boolean), .required("can_write", .boolean),
    .required(
      "checks",
      .dictionary(
        of: .object([
          .required("status", .words(["healthy", "unhealthy"])), .required("reason", .string),
          .required("checked_at", .timestamp), .required("since", .timestamp),
        ]))),
  ])
}

/// The body of /health.
private struct HealthAnswer: JSONWritable {
  var report: HealthReport
  var time: Instant

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("status", report.isDegraded ? "degraded" : "healthy")
      writer.member("timestamp", time.text)
      writer.member("service", "adaptive-threshold")
      writer.member("draining", report.isDraining)
      writer.member("can_evaluate", report.canEvaluate)
      writer.member("can_write", report.canWrite)
      writer.member("checks") { writer in
        for check in report.checks {
          writer.member(check.name) {
            $0.member("status", check.isPassing ? "healthy" : "unhealthy")
            $0.member("reason", check.reason)
            $0.member("checked_at", check.time.text)
            $0.member("since", check.since.text)
          }
        }
      }
    }
  }
}
