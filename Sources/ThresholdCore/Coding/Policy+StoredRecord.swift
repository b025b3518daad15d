extension Policy: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(bounds) { $0.write($1) { $1.write(to: &$0) } }
    writer.write(pinned) { $0.write($1) }
    writer.write(horizon) { $0.write($1) }
    writer.write(roundTripFeePercent) { $0.write($1) }
    writer.write(maxLossPercent) { $0.write($1) }
    writer.write(learner) { $0.write($1) }
    writer.write(basis) { $0.write($1) }
    writer.write(startingBalance) { $0.write($1) }
    writer.write(periodsPerYear) { $0.write($1) }
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    bounds = try reader.perParameter { reader throws(CorruptRecord) in
      try reader.optional { reader throws(CorruptRecord) in try Bounds(from: &reader) }
    }
    pinned = try reader.perParameter { reader throws(CorruptRecord) in try reader.bool() }
    horizon = try reader.optional { reader throws(CorruptRecord) in try reader.span() }
    roundTripFeePercent = try reader.optionalDouble()
    maxLossPercent = try reader.optionalDouble()
    learner = try reader.optional { reader throws(CorruptRecord) in try reader.string() }
    basis = try reader.optional { reader throws(CorruptRecord) in try reader.enumeration() }
    startingBalance = try reader.optionalDouble()
    periodsPerYear = try reader.optionalDouble()
    protections = nil
  }
}

extension Bounds: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(lowest)
    writer.write(highest)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    lowest = try reader.double()
    highest = try reader.double()
  }
}

extension EffectivePolicy: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(bounds) { $1.write(to: &$0) }
    writer.write(pinned) { $0.write($1) }
    writer.write(horizon)
    writer.write(roundTripFeePercent)
    writer.write(maxLossPercent)
    writer.write(learner)
    writer.write(basis) { $0.write($1) }
    writer.write(startingBalance)
    writer.write(periodsPerYear)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    bounds = try reader.perParameter { reader throws(CorruptRecord) in try Bounds(from: &reader) }
    pinned = try reader.perParameter { reader throws(CorruptRecord) in try reader.bool() }
    horizon = try reader.span()
    roundTripFeePercent = try reader.double()
    maxLossPercent = try reader.double()
    learner = try reader.string()
    basis = try reader.optional { reader throws(CorruptRecord) in try reader.enumeration() }
    startingBalance = try reader.double()
    periodsPerYear = try reader.double()
    protections = []
  }
}
