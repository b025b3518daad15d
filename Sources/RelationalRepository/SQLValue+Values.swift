internal import ThresholdCore

/// How the values of ThresholdCore lie in columns; `nil` is NULL.
extension SQLValue {
  init(_ value: Instant?) { self = value.map { .int($0.nanoseconds) } ?? .null }

  init(_ value: Double?) { self = value.map(SQLValue.double) ?? .null }

  init(_ value: String?) { self = value.map(SQLValue.text) ?? .null }

  init(_ value: Bool) { self = .int(value ? 1 : 0) }

  init(_ value: some RawRepresentable<Int>) { self = .int(Int64(value.rawValue)) }

  init(_ value: UserID) { self = .text(value.value) }

  init(_ value: Symbol) { self = .text(value.value) }

  init<Record: StoredRecord>(_ value: Record?) { self = value.map { .blob($0.encoded()) } ?? .null }
}

extension PerParameter where Value == Double? {
  /// The five columns of the values.
  var columns: [SQLValue] { Parameter.allCases.map { SQLValue(self[$0]) } }
}
