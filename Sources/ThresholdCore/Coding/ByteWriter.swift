/// Writes values in the compact little-endian form that storage keeps of records. Doubles keep every bit, so that a
/// replay from storage is exact.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ value: UInt8) { bytes.append(value) }

  package mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  package mutating func write(_ value: Int64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ value: Double) { write(Int64(bitPattern: value.bitPattern)) }

  package mutating func write(_ value: Instant) { write(value.nanoseconds) }

  package mutating func write(_ value: Span) { write(value.nanoseconds) }

  /// Length in bytes, then UTF-8.
  package mutating func write(_ value: String) {
    write(Int64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  /// A flag, then the value if there is one.
  package mutating func write<Value>(_ value: Value?, _ writeValue: (inout ByteWriter, Value) -> Void) {
    write(value != nil)
    if let value { writeValue(&self, value) }
  }

  /// Count, then each.
  package mutating func write<Value>(_ values: [Value], _ writeValue: (inout ByteWriter, Value) -> Void) {
    write(Int64(values.count))
    for value in values { writeValue(&self, value) }
  }

  /// The five in the order of `Parameter.allCases`.
  package mutating func write<Value>(
    _ values: PerParameter<Value>, _ writeValue: (inout ByteWriter, Value) -> Void
  ) {
    for parameter in Parameter.allCases { writeValue(&self, values[parameter]) }
  }
}
