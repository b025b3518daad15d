internal import ThresholdCore

/// As an alert lies in the history's file.
extension Alert: Codable {
  private enum Name: String, CodingKey {
    case sequence, id, rule, severity, user, symbol, message, value, limit
    case raisedAt = "raised_at"
    case resolvedAt = "resolved_at"
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Name.self)
    let user = try values.decodeIfPresent(String.self, forKey: .user)
    let symbol = try values.decodeIfPresent(String.self, forKey: .symbol)
    self.init(
      sequence: try values.decode(Int64.self, forKey: .sequence),
      id: try values.decode(String.self, forKey: .id),
      rule: try values.decode(AlertRule.self, forKey: .rule),
      severity: try values.decode(AlertSeverity.self, forKey: .severity),
      subject: user.map { Key(user: UserID($0), symbol: Symbol(symbol ?? "")) },
      message: try values.decode(String.self, forKey: .message),
      value: try values.decode(Double.self, forKey: .value),
      limit: try values.decode(Double.self, forKey: .limit),
      raisedAt: Instant(nanoseconds: try values.decode(Int64.self, forKey: .raisedAt)),
      resolvedAt: try values.decodeIfPresent(Int64.self, forKey: .resolvedAt).map(Instant.init(nanoseconds:)))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Name.self)
    try values.encode(sequence, forKey: .sequence)
    try values.encode(id, forKey: .id)
    try values.encode(rule, forKey: .rule)
    try values.encode(severity, forKey: .severity)
    try values.encodeIfPresent(subject?.user.value, forKey: .user)
    try values.encodeIfPresent(subject?.symbol.value, forKey: .symbol)
    try values.encode(message, forKey: .message)
    try values.encode(value, forKey: .value)
    try values.encode(limit, forKey: .limit)
    try values.encode(raisedAt.nanoseconds, forKey: .raisedAt)
    try values.encodeIfPresent(resolvedAt?.nanoseconds, forKey: .resolvedAt)
  }
}
