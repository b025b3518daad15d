extension LearnerView: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(z) { $0.write($1) }
    writer.write(u) { $0.write($1) }
    writer.write(baseline) { $0.write($1) }
    writer.write(liveAccepted)
    writer.write(version)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    z = try reader.doubles()
    u = try reader.doubles()
    baseline = try reader.doubles()
    liveAccepted = try reader.bool()
    version = try reader.int()
  }
}
