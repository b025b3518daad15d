/// One header field as it lies in memory; valid as long as the `Fields` it came from.
package struct Field {
  /// Lower-case name; pseudo-header fields begin with a colon.
  package let name: UnsafeRawBufferPointer
  package let value: UnsafeRawBufferPointer

  /// Whether the name is `other`, byte for byte.
  @inlinable
  package func isNamed(_ other: StaticString) -> Bool {
    name.equals(other)
  }
}

/// A view of the header fields of one block, in the order they came.
///
/// The bytes belong to someone else (a session's inbox, a `FieldBlock`); the view is valid only inside
/// the call that handed it out.
///
/// Layout, repeated: name length (UInt16, native order), value length (UInt16), name, value.
package struct Fields: Sequence {
  @usableFromInline let bytes: UnsafeRawBufferPointer

  @inlinable
  package init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  @inlinable
  package func makeIterator() -> Iterator { Iterator(bytes: bytes) }

  /// The value of the first field of this name, or `nil`.
  @inlinable
  package func first(_ name: StaticString) -> UnsafeRawBufferPointer? {
    for field in self where field.isNamed(name) { return field.value }
    return nil
  }

  package struct Iterator: IteratorProtocol {
    @usableFromInline let bytes: UnsafeRawBufferPointer
    @usableFromInline var offset = 0

    @inlinable
    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    @inlinable
    package mutating func next() -> Field? {
      guard offset < bytes.count else { return nil }
      let nameLength = Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
      let valueLength = Int(bytes.loadUnaligned(fromByteOffset: offset + 2, as: UInt16.self))
      let nameStart = offset + 4
      let valueStart = nameStart + nameLength
      offset = valueStart + valueLength
      return Field(
        name: UnsafeRawBufferPointer(rebasing: bytes[nameStart..<valueStart]),
        value: UnsafeRawBufferPointer(rebasing: bytes[valueStart..<offset]))
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these bytes are those of `text`. Compares eight at a time: every field of every request is
  /// asked for its name.
  @inlinable
  package func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    let other = UnsafeRawBufferPointer(start: text.utf8Start, count: count)
    var offset = 0
    while offset + 8 <= count {
      let isEqual =
        loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard isEqual else { return false }
      offset += 8
    }
    while offset < count {
      guard self[offset] == other[offset] else { return false }
      offset += 1
    }
    return true
  }
}
