internal import Telemetry
internal import ThresholdCore

/// A notice as the generic webhook gets it: one JSON object, `POST`ed as `application/json`.
///
///     {"event": "raised|reminder|resolved", "service", "version", "environment", "host",
///      "alert": {"id", "rule", "title", "severity", "user_id", "symbol", "message", "value", "limit",
///                "raised_at", "resolved_at"}}
///
/// `user_id` and `symbol` are null for an alert about the server, `resolved_at` while it goes on; times are ISO 8601 in
/// UTC. The same alert keeps its `id` from the first event to the last.
package enum WebhookMessage {
  package static let contentType = "application/json"

  package static func body(_ notice: AlertNotice, from source: AlertSource) -> [UInt8] {
    let alert = notice.alert
    return JSONText.object([
      ("event", .text(notice.kind.rawValue)), ("service", .text(source.service)),
      ("version", .text(source.version)), ("environment", .text(source.environment)),
      ("host", .text(source.host)),
      (
        "alert",
        .object([
          ("id", .text(alert.id)), ("rule", .text(alert.rule.rawValue)), ("title", .text(alert.rule.title)),
          ("severity", .text(alert.severity.name)),
          ("user_id", alert.subject.map { .text($0.user.value) } ?? .null),
          ("symbol", alert.subject.map { .text($0.symbol.value) } ?? .null),
          ("message", .text(alert.message)), ("value", .number(alert.value)), ("limit", .number(alert.limit)),
          ("raised_at", .text(alert.raisedAt.text)),
          ("resolved_at", alert.resolvedAt.map { .text($0.text) } ?? .null),
        ])
      ),
    ]).bytes
  }
}

extension Instant {
  /// ISO 8601 in UTC with milliseconds.
  var text: String { Timestamp(milliseconds: nanoseconds / 1_000_000).description }
}
