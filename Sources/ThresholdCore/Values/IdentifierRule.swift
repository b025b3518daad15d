/// What an id may look like: 1 to 128 bytes of `[A-Za-z0-9._:@/-]`.
package enum IdentifierRule {
  /// Longest id, in bytes.
  package static let bytesMax = 128

  /// Why `id` is refused, for people; `nil` if it is fine. O(bytes), no allocation when fine.
  package static func fault(in id: String, mayBeEmpty: Bool = false) -> String? {
    var id = id
    return id.withUTF8 { bytes -> String? in
      if bytes.isEmpty { return mayBeEmpty ? nil : "is required" }
      if bytes.count > bytesMax { return "is \(bytes.count) bytes long, at most \(bytesMax) are allowed" }
      for byte in bytes where !isAllowed(byte) {
        return byte == 0
          ? "contains a NUL byte" : "may contain only letters, digits and any of . _ : @ / -"
      }
      return nil
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "/"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
