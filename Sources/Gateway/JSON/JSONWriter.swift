/// Writes JSON as bytes, in the order in which it is told; commas are its own business.
///
///     var writer = JSONWriter()
///     writer.object { $0.member("success", true) }
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// - Parameter capacity: bytes to make room for at once.
  package init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

  /// An object with the members that `body` writes.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  /// A list with the elements that `body` writes.
  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "["))
    body(&self)
    close(UInt8(ascii: "]"))
  }

  /// A member of the object that is being written.
  package mutating func member(_ name: String, _ value: some JSONWritable) {
    self.name(name)
    value.write(to: &self)
  }

  /// A member whose value is an object.
  package mutating func member(_ name: String, object body: (inout JSONWriter) -> Void) {
    self.name(name)
    object(body)
  }

  /// A member whose value is a list of what `body` writes for each item.
  package mutating func member<Items: Sequence>(
    _ name: String, each items: Items, _ body: (inout JSONWriter, Items.Element) -> Void
  ) {
    self.name(name)
    array { writer in for item in items { body(&writer, item) } }
  }

  package mutating func write(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  package mutating func write(_ value: Bool) { literal(value ? "true" : "false") }

  package mutating func write(_ value: Int64) { literal(String(value)) }

  /// The shortest text that reads back as the same number; null for what JSON cannot say.
  package mutating func write(_ value: Double) {
    if value.isFinite { literal(value.description) } else { writeNull() }
  }

  package mutating func writeNull() { literal("null") }

  private mutating func name(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { content in
      if content.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        bytes.append(contentsOf: content)
      } else {
        for byte in content { escape(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      bytes.append(contentsOf: ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8)
    default: bytes.append(byte)
    }
  }
}
