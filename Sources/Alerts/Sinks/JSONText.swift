internal import Telemetry

/// JSON whose members keep their order.
indirect enum JSONText {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  /// The value on one line, UTF-8.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let value): bytes += (value.isFinite ? Self.digits(value) : "null").utf8
    case .text(let value): bytes.appendQuoted(value)
    case .list(let values):
      Self.append(values, "[", "]", to: &bytes) { value, bytes in value.append(to: &bytes) }
    case .object(let members):
      Self.append(members, "{", "}", to: &bytes) { member, bytes in
        bytes.appendQuoted(member.0)
        bytes += ":".utf8
        member.1.append(to: &bytes)
      }
    }
  }

  private static func append<Part>(
    _ parts: [Part], _ open: String, _ close: String, to bytes: inout [UInt8],
    _ append: (Part, inout [UInt8]) -> Void
  ) {
    bytes += open.utf8
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes += ",".utf8 }
      append(part, &bytes)
    }
    bytes += close.utf8
  }

  private static func digits(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}
