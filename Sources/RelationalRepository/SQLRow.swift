internal import Repository
internal import ThresholdCore

/// Reads the columns of one row from left to right. A column of another type than the schema says is `.corrupt`.
struct SQLRow {
  private let values: [SQLValue]
  private var position = 0

  init(_ values: [SQLValue]) { self.values = values }

  mutating func int() throws(RepositoryError) -> Int64 {
    guard case .int(let value) = try next() else { throw mismatch("an integer") }
    return value
  }

  mutating func double() throws(RepositoryError) -> Double {
    guard case .double(let value) = try next() else { throw mismatch("a double") }
    return value
  }

  mutating func text() throws(RepositoryError) -> String {
    guard case .text(let value) = try next() else { throw mismatch("text") }
    return value
  }

  mutating func blob() throws(RepositoryError) -> [UInt8] {
    guard case .blob(let value) = try next() else { throw mismatch("bytes") }
    return value
  }

  /// A column that may be NULL.
  mutating func optional<Value>(
    _ read: (inout SQLRow) throws(RepositoryError) -> Value
  ) throws(RepositoryError) -> Value? {
    if position < values.count, values[position] == .null {
      position += 1
      return nil
    }
    return try read(&self)
  }

  mutating func bool() throws(RepositoryError) -> Bool { try int() != 0 }

  mutating func instant() throws(RepositoryError) -> Instant { Instant(nanoseconds: try int()) }

  mutating func optionalDouble() throws(RepositoryError) -> Double? {
    try optional { row throws(RepositoryError) in try row.double() }
  }

  mutating func optionalInstant() throws(RepositoryError) -> Instant? {
    try optional { row throws(RepositoryError) in try row.instant() }
  }

  mutating func optionalText() throws(RepositoryError) -> String? {
    try optional { row throws(RepositoryError) in try row.text() }
  }

  mutating func optionalBlob() throws(RepositoryError) -> [UInt8]? {
    try optional { row throws(RepositoryError) in try row.blob() }
  }

  mutating func enumeration<Value: RawRepresentable<Int>>(
    _ type: Value.Type = Value.self
  ) throws(RepositoryError) -> Value {
    let raw = try int()
    guard let value = Value(rawValue: Int(clamping: raw)) else { throw mismatch("a \(type), \(raw)") }
    return value
  }

  mutating func optionalEnumeration<Value: RawRepresentable<Int>>(
    _ type: Value.Type = Value.self
  ) throws(RepositoryError) -> Value? {
    try optional { row throws(RepositoryError) in try row.enumeration() }
  }

  mutating func key() throws(RepositoryError) -> Key {
    Key(user: UserID(try text()), symbol: Symbol(try text()))
  }

  mutating func partialValues() throws(RepositoryError) -> PartialValues {
    PartialValues(
      rsi: try optionalDouble(), confidence: try optionalDouble(), macd: try optionalDouble(),
      volume: try optionalDouble(), momentum: try optionalDouble())
  }

  /// A record that was encoded.
  mutating func record<Record: StoredRecord>(_ type: Record.Type = Record.self) throws(RepositoryError)
    -> Record
  {
    try decode(try blob()) { bytes throws(CorruptRecord) in try Record(decoding: bytes) }
  }

  mutating func optionalRecord<Record: StoredRecord>(
    _ type: Record.Type = Record.self
  ) throws(RepositoryError) -> Record? {
    try optional { row throws(RepositoryError) in try row.record() }
  }

  mutating func records<Record: StoredRecord>(
    _ type: Record.Type = Record.self
  ) throws(RepositoryError) -> [Record] {
    try decode(try blob()) { bytes throws(CorruptRecord) in try [Record](decoding: bytes) }
  }

  mutating func optionalRecords<Record: StoredRecord>(
    _ type: Record.Type = Record.self
  ) throws(RepositoryError) -> [Record]? {
    try optional { row throws(RepositoryError) in try row.records() }
  }

  private func decode<Value>(
    _ bytes: [UInt8], _ decode: ([UInt8]) throws(CorruptRecord) -> Value
  ) throws(RepositoryError) -> Value {
    do {
      return try decode(bytes)
    } catch {
      throw RepositoryError(.corrupt, "column \(position) cannot be read: \(error)", cause: error)
    }
  }

  private mutating func next() throws(RepositoryError) -> SQLValue {
    guard position < values.count else {
      throw RepositoryError(.corrupt, "a row has \(values.count) columns, more were expected")
    }
    defer { position += 1 }
    return values[position]
  }

  private func mismatch(_ expected: String) -> RepositoryError {
    RepositoryError(.corrupt, "column \(position) does not hold \(expected)")
  }
}
