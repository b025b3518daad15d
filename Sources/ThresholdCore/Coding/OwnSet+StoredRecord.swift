extension OwnSet: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(values) { $0.write($1) { $0.write($1) } }
    writer.write(version)
    writer.write(revision)
    writer.write(lastAdaptation) { $0.write($1) }
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    self.init(
      values: try reader.perParameter { reader throws(CorruptRecord) in try reader.optionalDouble() },
      version: try reader.int(), revision: try reader.int(),
      lastAdaptation: try reader.optional { reader throws(CorruptRecord) in try reader.instant() })
  }
}
