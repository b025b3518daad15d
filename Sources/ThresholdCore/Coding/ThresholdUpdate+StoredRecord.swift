extension ThresholdUpdate: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(parameter)
    writer.write(oldValue)
    writer.write(newValue)
    writer.write(reason)
    writer.write(confidence)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    parameter = try reader.enumeration()
    oldValue = try reader.double()
    newValue = try reader.double()
    reason = try reader.string()
    confidence = try reader.double()
  }
}
