internal import RelationalRepository

/// The types of our columns, by their object ids: `src/include/catalog/pg_type.dat` in Postgres.
enum PostgresType: UInt32 {
  case bytea = 17
  case int8 = 20
  case text = 25
  case float8 = 701

  init(_ type: SQLType) {
    switch type {
    case .int: self = .int8
    case .double: self = .float8
    case .text: self = .text
    case .blob: self = .bytea
    }
  }

  /// Reads a value in binary format; `nil` if the length is wrong.
  func value(_ bytes: UnsafeRawBufferPointer) -> SQLValue? {
    switch self {
    case .int8: Self.integer(bytes).map { .int(Int64(bitPattern: $0)) }
    case .float8: Self.integer(bytes).map { .double(Double(bitPattern: $0)) }
    case .text: .text(String(decoding: bytes, as: UTF8.self))
    case .bytea: .blob([UInt8](bytes))
    }
  }

  private static func integer(_ bytes: UnsafeRawBufferPointer) -> UInt64? {
    bytes.count == 8 ? UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)) : nil
  }
}
