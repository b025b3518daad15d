internal import ThresholdCore

/// A notice as Slack's incoming webhooks take it: a coloured attachment, and `text` for notifications and old clients.
/// Source: Slack's reference of incoming webhooks and of secondary attachments.
package enum SlackMessage {
  package static let contentType = "application/json"

  package static func body(_ notice: AlertNotice, from source: AlertSource) -> [UInt8] {
    let alert = notice.alert
    let fields: [(String, String)] = [
      ("Rule", alert.rule.rawValue), ("Environment", source.environment), ("Host", source.host),
      ("Since", alert.raisedAt.text),
    ]
    return JSONText.object([
      ("text", .text(headline(notice))),
      (
        "attachments",
        .list([
          .object([
            ("color", .text(color(notice))), ("title", .text(alert.rule.title)),
            ("text", .text(escaped(alert.message))), ("fallback", .text(headline(notice))),
            (
              "fields",
              .list(
                fields.map { name, value in
                  .object([("title", .text(name)), ("value", .text(escaped(value))), ("short", .bool(true))])
                })
            ),
            ("footer", .text("\(source.service) \(source.version)")),
            ("ts", .number((alert.resolvedAt ?? alert.raisedAt).seconds.rounded(.down))),
          ])
        ])
      ),
    ]).bytes
  }

  private static func headline(_ notice: AlertNotice) -> String {
    let alert = notice.alert
    return switch notice.kind {
    case .raised: "[\(alert.severity.name)] \(alert.rule.title): \(escaped(alert.message))"
    case .reminder: "[\(alert.severity.name), still] \(alert.rule.title): \(escaped(alert.message))"
    case .resolved: "[resolved] \(alert.rule.title)"
    }
  }

  private static func color(_ notice: AlertNotice) -> String {
    if notice.kind == .resolved { return "good" }
    return switch notice.alert.severity {
    case .info: "#439FE0"
    case .warning: "warning"
    case .critical: "danger"
    }
  }

  /// Slack gives these three a meaning; a user id could otherwise forge a link or call a channel.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
