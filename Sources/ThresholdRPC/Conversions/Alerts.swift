import Alerts
import Messages

extension V1.Alert {
  init(_ alert: Alerts.Alert) {
    self.init(
      alertID: alert.id, rule: alert.rule.rawValue,
      severity: V1.AlertSeverity(rawValue: Int32(alert.severity.rawValue)),
      userID: alert.subject?.user.value ?? "", symbol: alert.subject?.symbol.value ?? "",
      message: alert.message, value: alert.value, limit: alert.limit,
      raisedAt: GoogleProtobuf.Timestamp(alert.raisedAt),
      resolvedAt: alert.resolvedAt.map(GoogleProtobuf.Timestamp.init))
  }
}
