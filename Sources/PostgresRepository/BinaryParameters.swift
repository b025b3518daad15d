internal import RelationalRepository

/// The parameters of one statement in Postgres's binary format, so that doubles keep every bit and nothing is parsed.
///
/// Scalars carry no type: Postgres infers it from the column that each stands beside, the same whether NULL or not.
struct BinaryParameters {
  private var format = BinaryFormat()
  /// Where each parameter lies in its bytes; `nil` is NULL.
  private var ranges: [Range<Int>?] = []

  init(_ values: [SQLValue]) {
    ranges.reserveCapacity(values.count)
    for value in values {
      let start = format.count
      ranges.append(format.append(value) ? start..<format.count : nil)
    }
  }

  /// One array for each column of `rows`.
  init(columns: [SQLColumn], of rows: [[SQLValue]]) {
    ranges.reserveCapacity(columns.count)
    for (index, column) in columns.enumerated() {
      let start = format.count
      append(column: index, of: rows, type: column.type)
      ranges.append(start..<format.count)
    }
  }

  /// Calls `body` with the arrays that libpq takes, valid during the call.
  func withPointers<Result>(
    _ body: (
      _ count: CInt, _ values: UnsafePointer<UnsafePointer<CChar>?>, _ lengths: UnsafePointer<CInt>,
      _ formats: UnsafePointer<CInt>
    ) -> Result
  ) -> Result {
    // An empty value needs an address too: a null pointer is NULL.
    (format.bytes + [0]).withUnsafeBytes { bytes in
      let base = bytes.assumingMemoryBound(to: CChar.self).baseAddress
      let values = ranges.map { range in range.flatMap { range in base.map { $0 + range.lowerBound } } }
      let lengths = ranges.map { CInt($0?.count ?? 0) }
      let formats = [CInt](repeating: 1, count: ranges.count)
      return values.withUnsafeBufferPointer { values in
        lengths.withUnsafeBufferPointer { lengths in
          formats.withUnsafeBufferPointer { formats in
            // Swift gives empty arrays an address, too.
            body(CInt(ranges.count), values.baseAddress!, lengths.baseAddress!, formats.baseAddress!)
          }
        }
      }
    }
  }

  /// Appends a one-dimensional array: dimensions, whether it has NULLs, element type, length, lower bound, elements
  /// with their lengths. Source: array_recv in Postgres's arrayfuncs.c.
  private mutating func append(column: Int, of rows: [[SQLValue]], type: SQLType) {
    format.append(Int32(1))
    format.append(Int32(rows.contains { $0[column] == .null } ? 1 : 0))
    format.append(PostgresType(type).rawValue)
    format.append(Int32(rows.count))
    format.append(Int32(1))
    for row in rows { format.appendWithLength(row[column]) }
  }
}
