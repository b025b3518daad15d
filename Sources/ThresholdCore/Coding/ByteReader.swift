/// Reads what `ByteWriter` wrote; every read checks that the bytes are there.
package struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether everything was read.
  package var isAtEnd: Bool { position == bytes.count }

  package mutating func byte() throws(CorruptRecord) -> UInt8 {
    guard position < bytes.count else { throw CorruptRecord("ends after \(position) bytes") }
    defer { position += 1 }
    return bytes[position]
  }

  package mutating func bool() throws(CorruptRecord) -> Bool { try byte() != 0 }

  package mutating func int() throws(CorruptRecord) -> Int64 {
    guard bytes.count - position >= 8 else { throw CorruptRecord("ends after \(bytes.count) bytes") }
    defer { position += 8 }
    return bytes.withUnsafeBytes { bytes in
      Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Int64.self))
    }
  }

  package mutating func double() throws(CorruptRecord) -> Double {
    Double(bitPattern: UInt64(bitPattern: try int()))
  }

  package mutating func instant() throws(CorruptRecord) -> Instant { Instant(nanoseconds: try int()) }

  package mutating func span() throws(CorruptRecord) -> Span { Span(nanoseconds: try int()) }

  package mutating func string() throws(CorruptRecord) -> String {
    let count = try count()
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  package mutating func optional<Value>(
    _ read: (inout ByteReader) throws(CorruptRecord) -> Value
  ) throws(CorruptRecord) -> Value? {
    try bool() ? try read(&self) : nil
  }

  package mutating func array<Value>(
    _ read: (inout ByteReader) throws(CorruptRecord) -> Value
  ) throws(CorruptRecord) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  package mutating func perParameter<Value>(
    _ read: (inout ByteReader) throws(CorruptRecord) -> Value
  ) throws(CorruptRecord) -> PerParameter<Value> {
    PerParameter(
      rsi: try read(&self), confidence: try read(&self), macd: try read(&self), volume: try read(&self),
      momentum: try read(&self))
  }

  /// A count that the remaining bytes can hold, so that a damaged one cannot ask for memory.
  private mutating func count() throws(CorruptRecord) -> Int {
    let count = try int()
    let most = bytes.count - position
    guard count >= 0, count <= Int64(most) else { throw CorruptRecord("counts \(count) of at most \(most)") }
    return Int(count)
  }
}
