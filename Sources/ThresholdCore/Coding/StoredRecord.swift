/// A record that storage keeps as bytes: one byte that names the format, then the fields in order.
///
/// Doubles keep every bit, so a replay from storage is exact. The first byte is raised when the fields change; a reader
/// refuses a format it does not know instead of guessing.
package protocol StoredRecord {
  /// The format that `write` writes and `init(from:)` reads.
  static var format: UInt8 { get }

  /// Appends the fields, without the format byte.
  func write(to writer: inout ByteWriter)

  /// Reads the fields, without the format byte.
  init(from reader: inout ByteReader) throws(CorruptRecord)
}

extension StoredRecord {
  /// The record as storage keeps it.
  package func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.format)
    write(to: &writer)
    return writer.bytes
  }

  /// Reads a record that was encoded; throws if the format is not known, or bytes are missing or left over.
  package init(decoding bytes: [UInt8]) throws(CorruptRecord) {
    var reader = ByteReader(bytes)
    try reader.expect(format: Self.format, of: "\(Self.self)")
    self = try Self(from: &reader)
    try reader.expectEnd()
  }
}

extension Array where Element: StoredRecord {
  /// The records as storage keeps them: one format byte for all, their count, each.
  package func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.write(Element.format)
    writer.write(self) { $1.write(to: &$0) }
    return writer.bytes
  }

  /// Reads records that were encoded together.
  package init(decoding bytes: [UInt8]) throws(CorruptRecord) {
    var reader = ByteReader(bytes)
    try reader.expect(format: Element.format, of: "[\(Element.self)]")
    self = try reader.array { reader throws(CorruptRecord) in try Element(from: &reader) }
    try reader.expectEnd()
  }
}

extension ByteWriter {
  /// The raw value in one byte.
  package mutating func write<Value: RawRepresentable<Int>>(_ value: Value) {
    precondition(0...255 ~= value.rawValue, "\(value) does not fit into a byte")
    write(UInt8(value.rawValue))
  }
}

extension ByteReader {
  /// A value that was written as its raw value.
  package mutating func enumeration<Value: RawRepresentable<Int>>(
    _ type: Value.Type = Value.self
  ) throws(CorruptRecord) -> Value {
    let raw = try byte()
    guard let value = Value(rawValue: Int(raw)) else { throw CorruptRecord("\(raw) is no \(type)") }
    return value
  }

  /// Reads the format byte and compares it.
  package mutating func expect(format: UInt8, of name: String) throws(CorruptRecord) {
    let found = try byte()
    guard found == format else { throw CorruptRecord("\(name) has format \(found), not \(format)") }
  }

  /// Nothing may follow.
  package func expectEnd() throws(CorruptRecord) {
    guard isAtEnd else { throw CorruptRecord("more bytes follow the last field") }
  }
}

extension ByteReader {
  /// A double that may be absent.
  package mutating func optionalDouble() throws(CorruptRecord) -> Double? {
    try optional { reader throws(CorruptRecord) in try reader.double() }
  }

  /// A double for each parameter.
  package mutating func doubles() throws(CorruptRecord) -> PerParameter<Double> {
    try perParameter { reader throws(CorruptRecord) in try reader.double() }
  }
}
