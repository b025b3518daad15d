// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// One time that something was wrong, from its beginning to its end.
  package struct Alert: Message {
    /// Id, also in what webhooks get.
    package var alertID: String
    /// What was watched for: adaptation_failures, database_away, performance_score, watch_lag, disk, memory or error_rate.
    package var rule: String
    /// The present one; at the end, the last.
    package var severity: V1.AlertSeverity
    /// The user it is about; empty for the server as a whole.
    package var userID: String
    /// The symbol it is about; empty for the server as a whole.
    package var symbol: String
    /// For people, with the values in it.
    package var message: String
    /// What was seen last, in the rule's unit: seconds, bytes, a fraction, a score or a count.
    package var value: Double
    /// What the value was compared with.
    package var limit: Double
    /// When it began.
    package var raisedAt: GoogleProtobuf.Timestamp?
    /// When it ended; absent while it goes on.
    package var resolvedAt: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      alertID: String = "",
      rule: String = "",
      severity: V1.AlertSeverity = .unspecified,
      userID: String = "",
      symbol: String = "",
      message: String = "",
      value: Double = 0,
      limit: Double = 0,
      raisedAt: GoogleProtobuf.Timestamp? = nil,
      resolvedAt: GoogleProtobuf.Timestamp? = nil
    ) {
      self.alertID = alertID
      self.rule = rule
      self.severity = severity
      self.userID = userID
      self.symbol = symbol
      self.message = message
      self.value = value
      self.limit = limit
      self.raisedAt = raisedAt
      self.resolvedAt = resolvedAt
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Alert" }

    /// Reads an encoded message; fields that this version does not know are skipped.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(DecodingFault) {
      self = try Self.decoded(bytes)
    }

    /// The encoded message behind as many zero bytes as are reserved.
    package func encoded(reserving prefix: Int) -> [UInt8] {
      packed(reserving: prefix)
    }
  }
}

extension V1.Alert: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Alert>) {
    adaptive_threshold__v1__alert__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Alert>, _ reader: inout Reader) {
    alertID = reader.text(c.pointee.alert_id, "alert_id")
    rule = reader.text(c.pointee.rule, "rule")
    severity = V1.AlertSeverity(rawValue: Int32(truncatingIfNeeded: c.pointee.severity.rawValue))
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    message = reader.text(c.pointee.message, "message")
    value = c.pointee.value
    limit = c.pointee.limit
    raisedAt = reader.message(c.pointee.raised_at, c.pointee.n_raised_at, "raised_at")
    resolvedAt = reader.message(c.pointee.resolved_at, c.pointee.n_resolved_at, "resolved_at")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Alert>, in arena: inout Arena) {
    c.pointee.alert_id = arena.copy(alertID)
    c.pointee.rule = arena.copy(rule)
    c.pointee.severity = .init(rawValue: .init(truncatingIfNeeded: severity.rawValue))
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.message = arena.copy(message)
    c.pointee.value = value
    c.pointee.limit = limit
    (c.pointee.raised_at, c.pointee.n_raised_at) = arena.message(raisedAt)
    (c.pointee.resolved_at, c.pointee.n_resolved_at) = arena.message(resolvedAt)
  }
}
