/// Something that people are to be told of an alert.
package struct AlertNotice: Sendable, Equatable {
  package enum Kind: String, Sendable {
    /// It began, or got worse.
    case raised
    /// It still goes on, a cooldown later.
    case reminder
    /// It is over.
    case resolved
  }

  package var kind: Kind
  package var alert: Alert

  package init(kind: Kind, alert: Alert) {
    self.kind = kind
    self.alert = alert
  }
}
