/// Header fields that are owned: an ordered list of names and values in one array of bytes.
///
/// One allocation for a whole block, and none when the array of an earlier block is used again.
package struct FieldBlock: Sendable, Equatable {
  /// The longest name or value that a block holds.
  package static let fieldBytesMax = Int(UInt16.max)

  private var bytes: [UInt8] = []

  package init() {}

  /// Whether there is no field at all.
  package var isEmpty: Bool { bytes.isEmpty }

  /// Adds a field at the end. Returns `false`, and adds nothing, if name or value is longer than
  /// `fieldBytesMax`.
  @discardableResult
  package mutating func append(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) -> Bool {
    guard name.count <= Self.fieldBytesMax, value.count <= Self.fieldBytesMax else { return false }
    // Put together first, since every append to an array asks for its capacity and its owners.
    let count = 4 + name.count + value.count
    withUnsafeTemporaryAllocation(byteCount: count, alignment: 2) { field in
      field.storeBytes(of: UInt16(name.count), as: UInt16.self)
      field.storeBytes(of: UInt16(value.count), toByteOffset: 2, as: UInt16.self)
      UnsafeMutableRawBufferPointer(rebasing: field[4...]).copyMemory(from: name)
      UnsafeMutableRawBufferPointer(rebasing: field[(4 + name.count)...]).copyMemory(from: value)
      bytes.append(contentsOf: UnsafeRawBufferPointer(field))
    }
    return true
  }

  /// Adds a field at the end, as the other `append`, from text.
  @discardableResult
  package mutating func append(name: String, value: String) -> Bool {
    var name = name
    var value = value
    return name.withUTF8 { name in
      value.withUTF8 { value in
        append(name: UnsafeRawBufferPointer(name), value: UnsafeRawBufferPointer(value))
      }
    }
  }

  /// Adds all fields of another block behind these.
  package mutating func append(contentsOf other: FieldBlock) {
    bytes.append(contentsOf: other.bytes)
  }

  /// Forgets all fields and keeps the memory, if nobody else holds it.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with a view of the fields that must not leave it.
  package func withFields<Result>(_ body: (Fields) -> Result) -> Result {
    bytes.withUnsafeBytes { body(Fields(bytes: $0)) }
  }
}
