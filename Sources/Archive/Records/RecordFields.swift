internal import Foundation
internal import ThresholdCore

/// A field's name in JSON.
struct FieldName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// Writes the fields of a record, or reads them into it: one list of fields serves both ways, so that none can be written
/// and not read. A value that is `nil` is left out.
struct RecordFields {
  enum Container {
    case writing(KeyedEncodingContainer<FieldName>)
    case reading(KeyedDecodingContainer<FieldName>)
  }

  /// Whose records these are; their lines do not repeat it.
  let owner: UserID
  private var container: Container

  init(_ container: Container, owner: UserID) {
    self.container = container
    self.owner = owner
  }

  mutating func field<Value: Codable>(_ name: String, _ value: inout Value) throws {
    let key = FieldName(stringValue: name)
    switch container {
    case .writing(var writer):
      try writer.encode(value, forKey: key)
      container = .writing(writer)
    case .reading(let reader): value = try reader.decode(Value.self, forKey: key)
    }
  }

  mutating func field<Value: Codable>(_ name: String, _ value: inout Value?) throws {
    let key = FieldName(stringValue: name)
    switch container {
    case .writing(var writer):
      try writer.encodeIfPresent(value, forKey: key)
      container = .writing(writer)
    case .reading(let reader): value = try reader.decodeIfPresent(Value.self, forKey: key)
    }
  }

  /// A value that is written as another type.
  mutating func field<Value, Form: Codable>(
    _ name: String, _ value: inout Value, as form: (Value) -> Form, from restored: (Form) throws -> Value
  ) throws {
    var written = form(value)
    try field(name, &written)
    if isReading { value = try restored(written) }
  }

  /// The same of a value that may be absent.
  mutating func field<Value, Form: Codable>(
    _ name: String, _ value: inout Value?, as form: (Value) -> Form, from restored: (Form) throws -> Value
  ) throws {
    var written = value.map(form)
    try field(name, &written)
    if isReading { value = try written.map(restored) }
  }

  private var isReading: Bool {
    if case .reading = container { true } else { false }
  }
}

/// How the values of ThresholdCore are written.
extension RecordFields {
  /// Nanoseconds since 1970.
  mutating func field(_ name: String, _ value: inout Instant) throws {
    try field(name, &value, as: \.nanoseconds) { Instant(nanoseconds: $0) }
  }

  mutating func field(_ name: String, _ value: inout Instant?) throws {
    try field(name, &value, as: \.nanoseconds) { Instant(nanoseconds: $0) }
  }

  /// The number that is stored and on the wire.
  mutating func field<Value: RawRepresentable<Int>>(_ name: String, _ value: inout Value) throws {
    try field(name, &value, as: \.rawValue) { raw in
      guard let value = Value(rawValue: raw) else { throw ArchiveFault("\(name) \(raw) is not known") }
      return value
    }
  }

  /// The same of a value that may be absent.
  mutating func field<Value: RawRepresentable<Int>>(_ name: String, _ value: inout Value?) throws {
    try field(name, &value, as: \.rawValue) { raw in
      guard let value = Value(rawValue: raw) else { throw ArchiveFault("\(name) \(raw) is not known") }
      return value
    }
  }

  /// In base64.
  mutating func field(_ name: String, bytes: inout [UInt8]) throws {
    try field(name, &bytes, as: { Data($0) }, from: { [UInt8]($0) })
  }

  /// As storage keeps it, in base64; the first byte names the format.
  mutating func field(_ name: String, record: inout some StoredRecord) throws {
    try field(name, &record, as: { Data($0.encoded()) }, from: { try .init(decoding: [UInt8]($0)) })
  }

  mutating func field<Record: StoredRecord>(_ name: String, record: inout Record?) throws {
    try field(name, &record, as: { Data($0.encoded()) }, from: { try Record(decoding: [UInt8]($0)) })
  }

  mutating func field<Record: StoredRecord>(_ name: String, records: inout [Record]) throws {
    try field(name, &records, as: { Data($0.encoded()) }, from: { try [Record](decoding: [UInt8]($0)) })
  }

  mutating func field<Record: StoredRecord>(_ name: String, records: inout [Record]?) throws {
    try field(name, &records, as: { Data($0.encoded()) }, from: { try [Record](decoding: [UInt8]($0)) })
  }

  /// An object of those that have a value.
  mutating func field(_ name: String, _ values: inout PartialValues) throws {
    try field(name, &values) { values in
      var named: [String: Double] = [:]
      for parameter in Parameter.allCases { named[parameter.name] = values[parameter] }
      return named
    } from: { named in
      PartialValues { named[$0.name] }
    }
  }

  /// Its symbol; the user is the owner.
  mutating func field(symbolOf key: inout Key) throws {
    let owner = owner
    try field("symbol", &key, as: \.symbol.value) { Key(user: owner, symbol: Symbol($0)) }
  }

  /// A set of a scope, its fields with `prefix` before them.
  mutating func field(_ prefix: String, _ set: inout OwnSet) throws {
    try field(prefix, &set.values)
    try field(prefix + "_version", &set.version)
    try field(prefix + "_revision", &set.revision)
    try field(prefix + "_last_adaptation", &set.lastAdaptation)
  }
}
