package import Telemetry
package import ThresholdCore

/// An event as Sentry's envelope endpoint takes it: a header, an item's header and the item, a line of JSON each.
/// Source: Sentry's developer documentation, "Envelopes" and "Event Payloads".
package enum SentryEnvelope {
  package static let contentType = "application/x-sentry-envelope"

  /// The envelope of a notice; `nil` for the end of an alert, which Sentry has no event for.
  package static func body(_ notice: AlertNotice, from source: AlertSource, at now: Instant) -> [UInt8]? {
    guard notice.kind != .resolved else { return nil }
    let alert = notice.alert
    var tags = [
      ("rule", JSONText.text(alert.rule.rawValue)), ("severity", .text(alert.severity.name)),
    ]
    var fingerprint = [JSONText.text("alert"), .text(alert.rule.rawValue)]
    if let subject = alert.subject {
      tags += [("user_id", .text(subject.user.value)), ("symbol", .text(subject.symbol.value))]
      fingerprint += [.text(subject.user.value), .text(subject.symbol.value)]
    }
    return body(
      level: level(of: alert.severity), logger: "alerts", message: "\(alert.rule.title): \(alert.message)",
      fingerprint: fingerprint, tags: tags,
      extra: [
        ("alert_id", .text(alert.id)), ("value", .number(alert.value)), ("limit", .number(alert.limit)),
        ("raised_at", .text(alert.raisedAt.text)),
      ], from: source, at: now)
  }

  /// The envelope of something that was logged as critical; repetitions of the same message group.
  package static func body(_ record: LogRecord, from source: AlertSource, at now: Instant) -> [UInt8] {
    body(
      level: "fatal", logger: record.logger, message: record.message,
      fingerprint: [.text("log"), .text(record.logger), .text(record.message)], tags: [],
      extra: record.metadata.sorted { $0.key < $1.key }.map { ($0.key, .text("\($0.value)")) }, from: source,
      at: now)
  }

  private static func body(
    level: String, logger: String, message: String, fingerprint: [JSONText], tags: [(String, JSONText)],
    extra: [(String, JSONText)], from source: AlertSource, at now: Instant
  ) -> [UInt8] {
    // One event a notice: a reminder of the same alert is another event of the same group.
    let eventID = RequestID().description
    let event = JSONText.object([
      ("event_id", .text(eventID)), ("timestamp", .text(now.text)), ("platform", .text("other")),
      ("level", .text(level)), ("logger", .text(logger)),
      ("message", .object([("formatted", .text(message))])), ("fingerprint", .list(fingerprint)),
      ("release", .text("\(source.service)@\(source.version)")), ("environment", .text(source.environment)),
      ("server_name", .text(source.host)), ("tags", .object(tags)), ("extra", .object(extra)),
    ]).bytes
    let header = JSONText.object([("event_id", .text(eventID)), ("sent_at", .text(now.text))]).bytes
    let item = JSONText.object([
      ("type", .text("event")), ("length", .number(Double(event.count))),
      ("content_type", .text("application/json")),
    ]).bytes
    let newline = [UInt8(ascii: "\n")]
    return header + newline + item + newline + event + newline
  }

  private static func level(of severity: AlertSeverity) -> String {
    switch severity {
    case .info: "info"
    case .warning: "warning"
    case .critical: "fatal"
    }
  }
}
