package import Engine
internal import ThresholdCore
package import ThresholdService

/// Reads the fields of a JSON object and notes all that have a wrong type, with their path. Unknown fields are left
/// alone, `null` is absent, and a number in quotes is a string.
package struct JSONObject: Sendable {
  private let members: [JSONValue.Member]
  /// In front of every field, such as `signal.`.
  package let path: String

  /// An object without fields.
  package static let empty = JSONObject([])

  package init(_ members: [JSONValue.Member], path: String = "") {
    self.members = members
    self.path = path
  }

  package var isEmpty: Bool { members.isEmpty }

  /// Of its fields, in their order; one that is there more than once, more than once.
  package var names: [String] { members.map(\.name) }

  /// With fields renamed for which the other name is free.
  package func renamed(_ names: [String: String]) -> JSONObject {
    JSONObject(
      members.map { member in
        guard let name = names[member.name], !has(name) else { return member }
        return JSONValue.Member(name, member.value)
      }, path: path)
  }

  /// Whether there is such a field, and not null.
  package func has(_ name: String) -> Bool { members.contains { $0.name == name && $0.value != .null } }

  /// The field's value; `nil` if it is absent or null.
  package func value(_ name: String, _ faults: inout [FieldFault]) -> JSONValue? {
    var found: JSONValue?
    for member in members where member.name == name {
      if found != nil { faults.append(FieldFault(path + name, "is there more than once")) }
      found = member.value
    }
    return found == .null ? nil : found
  }

  /// A finite number.
  package func number(_ name: String, _ faults: inout [FieldFault]) -> Double? {
    switch value(name, &faults) {
    case nil: return nil
    case .integer(let value): return Double(value)
    case .number(let value) where value.isFinite: return value
    case .number: faults.append(FieldFault(path + name, "is beyond the range of a number"))
    case .some(let other): mismatch(name, other, "a number", &faults)
    }
    return nil
  }

  /// A number without fraction.
  package func integer(_ name: String, _ faults: inout [FieldFault]) -> Int64? {
    switch value(name, &faults) {
    case nil: return nil
    case .integer(let value): return value
    case .some(let other): mismatch(name, other, "a whole number", &faults)
    }
    return nil
  }

  package func string(_ name: String, _ faults: inout [FieldFault]) -> String? {
    switch value(name, &faults) {
    case nil: return nil
    case .string(let value): return value
    case .some(let other): mismatch(name, other, "a string", &faults)
    }
    return nil
  }

  package func bool(_ name: String, _ faults: inout [FieldFault]) -> Bool? {
    switch value(name, &faults) {
    case nil: return nil
    case .bool(let value): return value
    case .some(let other): mismatch(name, other, "true or false", &faults)
    }
    return nil
  }

  package func object(_ name: String, _ faults: inout [FieldFault]) -> JSONObject? {
    switch value(name, &faults) {
    case nil: return nil
    case .object(let members): return JSONObject(members, path: "\(path)\(name).")
    case .some(let other): mismatch(name, other, "an object", &faults)
    }
    return nil
  }

  /// A time: ISO 8601 text (UTC unless it names an offset), or seconds or milliseconds since 1970.
  package func time(_ name: String, _ faults: inout [FieldFault]) -> RawTime? {
    let time: RawTime?
    switch value(name, &faults) {
    case nil: return nil
    case .integer(let value): time = RawTime(unix: Double(value))
    case .number(let value): time = RawTime(unix: value)
    case .string(let text): time = RawTime(iso8601: text)
    case .some(let other):
      mismatch(name, other, "a time", &faults)
      return nil
    }
    if time == nil {
      faults.append(FieldFault(path + name, "is not a time; write it as 2026-01-31T12:00:00Z"))
    }
    return time
  }

  private func mismatch(
    _ name: String, _ value: JSONValue, _ expected: String, _ faults: inout [FieldFault]
  ) {
    faults.append(FieldFault(path + name, "must be \(expected), not \(value.kind)"))
  }
}
