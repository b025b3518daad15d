import Engine
import ThresholdCore

/// Collects everything that is wrong with a request, so that a caller hears of all of it at once.
struct Faults {
  private(set) var all: [FieldFault]
  private var fields: Set<String>
  /// More are not collected: nobody reads them, and a request can hold very many.
  private static let most = 1_000
  /// In front of every field, such as `trades[3].`.
  var prefix = ""

  /// - Parameter found: what was wrong before the first check.
  init(_ found: [FieldFault] = []) {
    all = found
    fields = Set(found.map(\.field))
  }

  /// - Throws: INVALID_ARGUMENT if there is any fault.
  func check() throws(Refusal) {
    if !all.isEmpty { throw Refusal(faults: all) }
  }

  /// Notes a fault; one field has one, the first: what is no number is not missing too.
  mutating func add(_ field: String, _ description: String) {
    let field = prefix + field
    guard all.count < Self.most, fields.insert(field).inserted else { return }
    all.append(FieldFault(field, description))
  }

  mutating func identifier(_ field: String, _ value: String, mayBeEmpty: Bool = false) {
    if let fault = IdentifierRule.fault(in: value, mayBeEmpty: mayBeEmpty) { add(field, fault) }
  }

  /// Free text of a person: bounded, and without NUL, which storage refuses.
  mutating func text(_ field: String, _ value: String, bytesMax: Int = 1_024) {
    if value.utf8.count > bytesMax {
      add(field, "is \(value.utf8.count) bytes long, at most \(bytesMax) are allowed")
    }
    if value.utf8.contains(0) { add(field, "contains a NUL byte") }
  }

  mutating func number(_ field: String, _ value: Double?, in range: ClosedRange<Double>) {
    guard let value else { return }
    guard value.isFinite else { return add(field, "is \(value), not a finite number") }
    if !range.contains(value) {
      add(field, "is \(value), outside of [\(range.lowerBound), \(range.upperBound)]")
    }
  }

  mutating func finite(_ field: String, _ value: Double?) {
    if let value, !value.isFinite { add(field, "is \(value), not a finite number") }
  }

  mutating func positive(_ field: String, _ value: Double?) {
    guard let value else { return }
    if !(value > 0 && value.isFinite) { add(field, "is \(value), must be more than 0") }
  }

  /// A time at most a day ahead of `now`.
  mutating func time(_ field: String, _ raw: RawTime?, now: Instant) -> Instant? {
    guard let raw else { return nil }
    guard let instant = raw.instant else {
      add(field, "is not a time between the years 1678 and 2262")
      return nil
    }
    if instant > now + .days(1) { add(field, "is more than a day ahead") }
    return instant
  }

  mutating func count(_ field: String, _ count: Int, in range: ClosedRange<Int>) {
    if !range.contains(count) {
      add(field, "has \(count) items, \(range.lowerBound) to \(range.upperBound) are allowed")
    }
  }
}
