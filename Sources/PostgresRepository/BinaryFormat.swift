internal import RelationalRepository

/// Values in Postgres's binary format, one after the other.
struct BinaryFormat {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends `value` and returns whether it is one; NULL is not.
  mutating func append(_ value: SQLValue) -> Bool {
    switch value {
    case .null: return false
    case .int(let value): append(value)
    case .double(let value): append(value.bitPattern)
    case .text(let value): bytes.append(contentsOf: value.utf8)
    case .blob(let value): bytes.append(contentsOf: value)
    }
    return true
  }

  /// Appends `value` after its length; -1 is NULL's.
  mutating func appendWithLength(_ value: SQLValue) {
    let lengthAt = bytes.count
    append(Int32(-1))
    guard append(value) else { return }
    let length = Int32(bytes.count - lengthAt - 4)
    withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(lengthAt..<lengthAt + 4, with: $0) }
  }
}

extension BinaryFormat {
  /// What COPY ... FROM STDIN (FORMAT binary) reads for `rows`.
  ///
  /// Source: https://www.postgresql.org/docs/current/sql-copy.html, Binary Format
  init(copyOf rows: [[SQLValue]]) {
    append("PGCOPY\n")
    append(UInt8(0xFF))
    append("\r\n\0")
    // No flags, and no extension of the header.
    append(Int32(0))
    append(Int32(0))
    for row in rows {
      append(Int16(row.count))
      for value in row { appendWithLength(value) }
    }
    append(Int16(-1))
  }
}
