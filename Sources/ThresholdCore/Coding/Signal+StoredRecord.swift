extension Signal: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(symbol.value)
    writer.write(action)
    writer.write(intent)
    writer.write(confidence) { $0.write($1) }
    writer.write(rsi) { $0.write($1) }
    writer.write(changePercent) { $0.write($1) }
    writer.write(volume) { $0.write($1) }
    writer.write(macd) { $0.write($1) }
    writer.write(price) { $0.write($1) }
    writer.write(time) { $0.write($1) }
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    symbol = Symbol(try reader.string())
    action = try reader.enumeration()
    intent = try reader.enumeration()
    confidence = try reader.optionalDouble()
    rsi = try reader.optionalDouble()
    changePercent = try reader.optionalDouble()
    volume = try reader.optionalDouble()
    macd = try reader.optionalDouble()
    price = try reader.optionalDouble()
    time = try reader.optional { reader throws(CorruptRecord) in try reader.instant() }
  }
}
