/// The encoding of `grpc-message`: UTF-8, of which all but printable ASCII, and the percent sign, becomes
/// `%` and two hexadecimal digits.
///
/// Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md ("Percent-Encoded").
enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// The encoded text, of at most `bytesMax` bytes: what is longer is cut between characters.
  static func encode(_ text: String, bytesMax: Int = .max) -> String {
    var encoded: [UInt8] = []
    for scalar in text.unicodeScalars {
      let before = encoded.count
      for byte in UTF8.encode(scalar)! {
        if (0x20...0x7E).contains(byte), byte != UInt8(ascii: "%") {
          encoded.append(byte)
        } else {
          encoded.append(UInt8(ascii: "%"))
          encoded.append(digits[Int(byte >> 4)])
          encoded.append(digits[Int(byte & 15)])
        }
      }
      guard encoded.count <= bytesMax else {
        encoded.removeSubrange(before...)
        break
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// The text that was encoded. Never fails: a stray percent sign stands for itself, and bytes that are no
  /// UTF-8 become replacement characters, for an odd message must not hide the error it belongs to.
  static func decode(_ text: UnsafeRawBufferPointer) -> String {
    var decoded: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
        let high = value(of: text[index + 1]), let low = value(of: text[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
