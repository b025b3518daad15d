internal import CCrypto

/// SHA-256 of an API key: what is stored and compared in its place.
package struct KeyDigest: Sendable, Hashable {
  private let bytes: [UInt8]

  /// The digest of `key`.
  package init(of key: String) {
    var key = key
    bytes = key.withUTF8 { text in
      [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { digest, count in
        SHA256(text.baseAddress, text.count, digest.baseAddress)
        count = Int(SHA256_DIGEST_LENGTH)
      }
    }
  }

  /// A digest written as 64 hexadecimal digits; `nil` if it is not one.
  package init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    // UInt8(_:radix:) would take a sign for a digit.
    guard digits.count == 64, text.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(byte)
    }
    self.bytes = bytes
  }

  /// 64 hexadecimal digits.
  package var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
