extension TraceContext {
  /// The names of the header fields.
  package static let parentField = "traceparent"
  package static let stateField = "tracestate"

  /// Reads `traceparent` and `tracestate`; `nil` for a parent that breaks a rule, and then the trace begins anew. A
  /// state that breaks one is left out.
  /// Source: W3C Trace Context, level 2.
  package init?(parent: some RandomAccessCollection<UInt8>, state: String?) {
    // version "-" trace-id "-" parent-id "-" flags; versions to come may say more behind another dash.
    let text = Array(parent.prefix(56))
    let dash = UInt8(ascii: "-")
    guard text.count >= 55, text[2] == dash, text[35] == dash, text[52] == dash,
      let version = Self.number(text[0..<2]), version != 0xFF, version == 0 ? parent.count == 55 : true,
      text.count == 55 || text[55] == dash,
      let high = Self.number(text[3..<19]), let low = Self.number(text[19..<35]), high | low != 0,
      let span = Self.number(text[36..<52]), span != 0, let flags = Self.number(text[53..<55])
    else { return nil }
    self.init(
      traceID: TraceID(high: high, low: low), spanID: span,
      flags: UInt8(flags) & (Self.sampled | Self.random), state: state.flatMap(Self.checkedState) ?? "")
  }

  /// The value of `traceparent`.
  package var parentText: String {
    "00-\(Self.digits(traceID.high))\(Self.digits(traceID.low))-\(Self.digits(spanID))-0\(flags)"
  }

  /// A list of at most 32 members and 512 bytes of printable ASCII; `nil` for what is not.
  private static func checkedState(_ text: String) -> String? {
    let members = text.split(separator: ",").filter { !$0.allSatisfy { $0 == " " || $0 == "\t" } }
    guard text.utf8.count <= 512, members.count <= 32,
      text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 }),
      members.allSatisfy({ $0.split(separator: "=", omittingEmptySubsequences: false).count == 2 })
    else { return nil }
    return members.isEmpty ? nil : text
  }

  /// Up to 16 hexadecimal digits, lower-case only; `nil` for anything else.
  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return value
  }

  private static func digits(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
