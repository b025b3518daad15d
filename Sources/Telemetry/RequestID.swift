/// Names one request in logs, errors and the X-Request-ID header.
package struct RequestID: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  /// A fresh one: 128 random bits in hexadecimal.
  package init() {
    var generator = SystemRandomNumberGenerator()
    func word() -> String {
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    description = word() + word()
  }

  /// The caller's own, if it is 1 to 128 letters, digits or one of `._:@/-`; anything else could forge a log line.
  package init?(_ text: some StringProtocol) {
    guard (1...128).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
    description = String(text)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "._:@/-".utf8.contains(byte)
    }
  }
}
