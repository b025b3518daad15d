/// Reads one JSON text, strictly as RFC 8259 has it: no NaN, no comments, no commas too many, valid UTF-8.
///
/// Foundation's decoder stops at the first value of a wrong type and costs several times more; this one leaves types to
/// the reader (`JSONObject`), who names all that are wrong.
struct JSONParser {
  /// Why a text is no JSON.
  struct Fault: Error, Equatable, CustomStringConvertible {
    /// Bytes before the place.
    var offset: Int
    var description: String
  }

  /// Deepest nesting: no message of this API has more than five.
  private static let depthMax = 32

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var depth = 0

  /// The value that is all of `bytes`.
  /// - Complexity: O(bytes); an allocation for each list, object and longer string.
  static func parse(_ bytes: UnsafeRawBufferPointer) throws(Fault) -> JSONValue {
    var parser = JSONParser(bytes: bytes.assumingMemoryBound(to: UInt8.self))
    let value = try parser.value()
    parser.skipSpace()
    guard parser.next == nil else { throw parser.fault("something follows the end of the value") }
    return value
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func fault(_ description: String) -> Fault { Fault(offset: index, description: description) }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(Fault) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try nested { parser throws(Fault) in .object(try parser.members()) }
    case UInt8(ascii: "["): return try nested { parser throws(Fault) in .array(try parser.elements()) }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): return try number()
    case UInt8(ascii: "N"), UInt8(ascii: "I"):
      throw fault("NaN and Infinity are no JSON; leave out what is not known")
    case nil: throw fault("the text ends where a value is expected")
    default: throw fault("no value begins like this")
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(Fault) -> JSONValue
  ) throws(Fault) -> JSONValue {
    guard depth < Self.depthMax else { throw fault("nested more than \(Self.depthMax) deep") }
    depth += 1
    index += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func members() throws(Fault) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return members }
    members.reserveCapacity(8)
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("a name in double quotes is expected") }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw fault("a colon is expected") }
      members.append(.init(name, try value()))
      skipSpace()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or the end of the object is expected") }
    }
  }

  private mutating func elements() throws(Fault) -> [JSONValue] {
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or the end of the list is expected") }
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
    let length = text.utf8CodeUnitCount
    let rest = UnsafeBufferPointer(rebasing: bytes[index...].prefix(length))
    guard rest.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: length)) else {
      throw fault("no value begins like this")
    }
    index += length
    return value
  }
}

// MARK: - Numbers

extension JSONParser {
  /// Powers of ten that a Double holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  private mutating func number() throws(Fault) -> JSONValue {
    let start = index
    let isNegative = take(UInt8(ascii: "-"))
    var digits = 0
    let leadsWithZero = next == UInt8(ascii: "0")
    // Holds 18 digits without overflow; more go the long way.
    var mantissa: Int64 = 0
    digits += readDigits(into: &mantissa)
    guard digits > 0, !(leadsWithZero && digits > 1) else { throw fault("this is not a number of JSON") }
    var fraction = 0
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      fraction = readDigits(into: &mantissa)
      guard fraction > 0 else { throw fault("a digit is expected after the point") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      index += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      var exponent: Int64 = 0
      guard readDigits(into: &exponent) > 0 else { throw fault("a digit is expected in the exponent") }
      return slowNumber(from: start)
    }
    guard digits + fraction <= 18 else { return slowNumber(from: start) }
    if isWhole {
      return isNegative && mantissa == 0 ? .number(-0.0) : .integer(isNegative ? -mantissa : mantissa)
    }
    // Both operands are exact, so the quotient is the nearest Double. Source: Clinger, "How to read floating point
    // numbers accurately", 1990.
    guard mantissa < 1 << 53 else { return slowNumber(from: start) }
    let value = Double(mantissa) / Self.powers[fraction]
    return .number(isNegative ? -value : value)
  }

  private mutating func readDigits(into value: inout Int64) -> Int {
    let start = index
    while let byte = next, Self.isDigit(byte) {
      value = value &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
      index += 1
    }
    return index - start
  }

  /// What the standard library makes of it; infinite beyond the range of a Double.
  private func slowNumber(from start: Int) -> JSONValue {
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return .number(Double(text) ?? .infinity)
  }
}

// MARK: - Strings

extension JSONParser {
  private mutating func string() throws(Fault) -> String {
    index += 1
    let start = index
    while let byte = next {
      if byte == UInt8(ascii: "\"") {
        let text = try text(bytes[start..<index])
        index += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      guard byte >= 0x20 else { throw fault("a control character stands in a string") }
      index += 1
    }
    throw fault("a string has no end")
  }

  private func text(_ slice: some Sequence<UInt8>) throws(Fault) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw fault("a string is not valid UTF-8")
    }
    return text
  }

  private mutating func escapedString(from start: Int) throws(Fault) -> String {
    var content = Array(bytes[start..<index])
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return try text(content)
      case UInt8(ascii: "\\"): content += try escape()
      case 0..<0x20: throw fault("a control character stands in a string")
      default: content.append(byte)
      }
    }
    throw fault("a string has no end")
  }

  private mutating func escape() throws(Fault) -> [UInt8] {
    guard let byte = next else { throw fault("a string has no end") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try codePoint()).utf8)
    default: throw fault("there is no such escape")
    }
  }

  /// The character of `\uXXXX`, or of two that are a surrogate pair.
  private mutating func codePoint() throws(Fault) -> Character {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return Character(scalar) }
    guard (0xD800..<0xDC00).contains(high), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw fault("half a surrogate pair stands alone")
    }
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault("half a surrogate pair stands alone") }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits are expected")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}
