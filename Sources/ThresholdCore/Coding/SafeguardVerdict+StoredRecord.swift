extension SafeguardVerdict: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(safeguard)
    writer.write(blocked)
    writer.write(parameter) { $0.write($1) }
    writer.write(detail)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    safeguard = try reader.enumeration()
    blocked = try reader.bool()
    parameter = try reader.optional { reader throws(CorruptRecord) in try reader.enumeration() }
    detail = try reader.string()
  }
}
