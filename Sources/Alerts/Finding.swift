internal import ThresholdCore

/// What one rule says of one observation.
struct Finding {
  var rule: AlertRule
  var subject: Key?
  /// `nil` when all is well.
  var severity: AlertSeverity?
  var message = ""
  var value = 0.0
  var limit = 0.0

  var fingerprint: Alert.Fingerprint { Alert.Fingerprint(rule: rule, subject: subject) }

  /// All is well.
  init(well rule: AlertRule, subject: Key? = nil) {
    self.rule = rule
    self.subject = subject
  }

  init(
    _ rule: AlertRule, _ severity: AlertSeverity, subject: Key? = nil, value: Double, limit: Double,
    _ message: String
  ) {
    self.rule = rule
    self.subject = subject
    self.severity = severity
    self.value = value
    self.limit = limit
    self.message = message
  }
}
