/// A table of comma-separated text: a header line with the names of the columns, then one record a line.
///
/// As RFC 4180 has it: a field may stand in double quotes, within which commas, line ends and doubled quotes are text.
/// Lines end with LF or CRLF; empty lines are skipped. Columns are found by name, so their order does not matter.
package struct CSVTable: Sendable, Equatable {
  /// One record.
  package struct Row: Sendable, Equatable {
    /// The number of the line it begins on; the header is line 1.
    package var line: Int
    /// As many as there are columns.
    package var fields: [String]
  }

  package var columns: [String]
  package var rows: [Row]

  /// Reads a table.
  /// - Throws: `MalformedInput` if it is empty, not UTF-8, names a column twice, or has records of another length.
  package init(_ bytes: [UInt8]) throws(MalformedInput) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw MalformedInput(faults: ["the file is not UTF-8 text"])
    }
    var records = try Self.records(Array(text.utf8))
    guard !records.isEmpty else { throw MalformedInput(faults: ["the file is empty"]) }
    let columns = records.removeFirst().fields
    var faults: [String] = []
    for (place, column) in columns.enumerated() where columns.prefix(place).contains(column) {
      faults.append("line 1: column \(column) appears twice")
    }
    for row in records where row.fields.count != columns.count {
      faults.append("line \(row.line): \(row.fields.count) fields, the header has \(columns.count)")
    }
    if let malformed = MalformedInput(found: faults) { throw malformed }
    self.columns = columns
    rows = records
  }

  /// The place of a column; `nil` if there is none of that name.
  package func place(of column: String) -> Int? { columns.firstIndex(of: column) }

  private static func records(_ bytes: [UInt8]) throws(MalformedInput) -> [Row] {
    var records: [Row] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var line = 1
    var firstLine = 1
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0  // The mark that some editors put first.

    func next() -> UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }
    func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
    func endRecord() {
      endField()
      if fields != [""] { records.append(Row(line: firstLine, fields: fields)) }
      fields.removeAll(keepingCapacity: true)
    }

    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        if isQuoted, next() == byte {
          field.append(byte)
          index += 1
        } else {
          isQuoted.toggle()
        }
      case UInt8(ascii: ",") where !isQuoted: endField()
      case UInt8(ascii: "\r") where !isQuoted && next() == UInt8(ascii: "\n"): break
      case UInt8(ascii: "\n") where !isQuoted:
        endRecord()
        line += 1
        firstLine = line
      default:
        if byte == UInt8(ascii: "\n") { line += 1 }
        field.append(byte)
      }
      index += 1
    }
    if isQuoted { throw MalformedInput(faults: ["line \(firstLine): a quote is not closed"]) }
    if !field.isEmpty || !fields.isEmpty { endRecord() }
    return records
  }
}
