extension [UInt8] {
  /// Appends `text` as a JSON string, quotes included (RFC 8259, section 7).
  package mutating func appendQuoted(_ text: String) {
    append(UInt8(ascii: "\""))
    appendEscaped(text, quote: true)
    append(UInt8(ascii: "\""))
  }

  /// Appends `text` with its control characters escaped as in JSON, so that no text can begin a line of its own or
  /// move a terminal's cursor; with `quote`, the quote and the backslash as well.
  mutating func appendEscaped(_ text: String, quote: Bool) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        if quote { append(UInt8(ascii: "\\")) }
        append(byte)
      case UInt8(ascii: "\n"): self += #"\n"#.utf8
      case UInt8(ascii: "\r"): self += #"\r"#.utf8
      case UInt8(ascii: "\t"): self += #"\t"#.utf8
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        self += #"\u00"#.utf8
        append(digits[Int(byte >> 4)])
        append(digits[Int(byte & 0xF)])
      default: append(byte)
      }
    }
  }
}
