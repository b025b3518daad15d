internal import Alerts
internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// Alerts, for admins: they name users.
struct AlertRoutes {
  let service: Service

  var all: [Route] { [list] }

  private static let severities = AlertSeverity.allCases.map(\.name)

  private var list: Route {
    Route(
      .get, "/api/v1/alerts", access: .keyed,
      Operation(
        id: "listAlerts", tag: "Operations", summary: "Alerts of the last hours, newest first",
        description: "Needs the right `admin`. `resolved_at` is null while an alert goes on.",
        parameters: [
          .query("hours_back", .integer(in: 1...8_760), "Those active within so many hours; 24 without"),
          .query("severity", .words(Self.severities), "Only those of this severity"),
          .query("page_size", .integer(in: 0...1_000), "Alerts on a page; 100 without"),
          .query("page_token", .string, "The token that came with the page before"),
        ],
        data: .object([
          .required("alerts", .array(of: Self.schema)), .required("count", .integer),
          .required("next_page_token", .string),
        ]))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let hours = call.query.integer("hours_back", in: 1...8_760, &faults)
      let severity = call.query.word("severity", of: Self.severities, &faults)
      let size = call.query.integer("page_size", in: 0...1_000, &faults)
      let (alerts, next) = try service.listAlerts(
        hoursBack: hours.flatMap { (1...8_760).contains($0) ? $0 : nil },
        severity: severity.flatMap { AlertSeverity(name: $0) }?.rawValue ?? 0,
        page: Page(
          size: size.flatMap { (0...1_000).contains($0) ? $0 : nil } ?? 0,
          token: call.query.string("page_token") ?? ""), call.caller(finding: faults))
      return .data { writer in
        writer.member("alerts", each: alerts) { writer, alert in writer.object { $0.members(alert) } }
        writer.member("count", alerts.count)
        writer.member("next_page_token", next)
      }
    }
  }

  private static let schema = Schema.object([
    .required("alert_id", .string), .required("rule", .words(AlertRule.allCases.map(\.rawValue))),
    .required("title", .string), .required("severity", .words(severities)),
    .required("user_id", Schema.string.nullable), .required("symbol", Schema.string.nullable),
    .required("message", .string), .required("value", .number), .required("limit", .number),
    .required("raised_at", .timestamp), .required("resolved_at", Schema.timestamp.nullable),
  ])
}

extension JSONWriter {
  fileprivate mutating func members(_ alert: Alert) {
    member("alert_id", alert.id)
    member("rule", alert.rule.rawValue)
    member("title", alert.rule.title)
    member("severity", alert.severity.name)
    member("user_id", alert.subject?.user.value)
    member("symbol", alert.subject?.symbol.value)
    member("message", alert.message)
    member("value", alert.value)
    member("limit", alert.limit)
    member("raised_at", alert.raisedAt.text)
    member("resolved_at", alert.resolvedAt?.text)
  }
}
