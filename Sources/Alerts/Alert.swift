package import ThresholdCore

/// One time that something was wrong, from its beginning to its end.
package struct Alert: Sendable, Equatable {
  /// Grows with each alert of this server; the place in listings.
  package var sequence: Int64
  /// 32 random hexadecimal digits.
  package var id: String
  package var rule: AlertRule
  /// The present one; at the end, the last.
  package var severity: AlertSeverity
  /// The scope that it is about; `nil` for the server as a whole.
  package var subject: Key?
  /// For people, with the values in it.
  package var message: String
  /// What was seen last, in the rule's unit: seconds, bytes, a fraction, a score or a count.
  package var value: Double
  /// What `value` was compared with.
  package var limit: Double
  package var raisedAt: Instant
  /// `nil` while it goes on.
  package var resolvedAt: Instant?

  package var isActive: Bool { resolvedAt == nil }

  /// Equal for repetitions of the same trouble; what chat tools and Sentry group by.
  package var fingerprint: Fingerprint { Fingerprint(rule: rule, subject: subject) }

  /// What an alert is about.
  package struct Fingerprint: Sendable, Hashable {
    package var rule: AlertRule
    package var subject: Key?
  }
}
