internal import Repository
internal import ThresholdCore

/// How a value of one kind is written in flags and in the environment.
package struct SettingFormat<Value: Sendable>: Sendable {
  /// What is expected, to follow "is not": `an integer from 0 to 65535`.
  package let expectation: String
  /// `nil` if the text is not what is expected.
  package let read: @Sendable (String) -> Value?
  /// Text that `read` reads back as the same value.
  package let write: @Sendable (Value) -> String

  init(
    _ expectation: String, read: @escaping @Sendable (String) -> Value?,
    write: @escaping @Sendable (Value) -> String
  ) {
    self.expectation = expectation
    self.read = read
    self.write = write
  }
}

extension SettingFormat where Value == String {
  /// Any text but none at all.
  static let text = SettingFormat("a text", read: { $0.isEmpty ? nil : $0 }, write: { $0 })

  static let learner = SettingFormat(
    "the name of a learner: \(Learner.names)", read: { Learner(name: $0) == nil ? nil : $0 }, write: { $0 })
}

extension SettingFormat where Value == String? {
  /// Any text; none at all means that there is no value.
  static let optionalText = SettingFormat(
    "a text", read: { .some($0.isEmpty ? nil : $0) }, write: { $0 ?? "" })

  /// A Postgres, as `DatabaseLocation` reads it; none at all means that there is no value.
  static let optionalPostgres = SettingFormat(
    "a database URL such as postgresql://user@host/database",
    read: { text in
      if text.isEmpty { return .some(nil) }
      guard case .postgres(let url)? = DatabaseLocation(text) else { return nil }
      return url
    }, write: { $0 ?? "" })
}

extension SettingFormat where Value == Int {
  static let port = integer(0...65_535)

  static func integer(_ range: ClosedRange<Int>) -> SettingFormat {
    SettingFormat(
      "an integer from \(range.lowerBound) to \(range.upperBound)",
      read: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }, write: { String($0) })
  }
}

extension SettingFormat where Value == Int {
  private static let sizes: [(suffix: String, bytes: Int)] = [
    ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40),
  ]

  /// A number of bytes, alone or with the unit `KiB`, `MiB`, `GiB` or `TiB`.
  static func bytes(_ range: ClosedRange<Int>) -> SettingFormat {
    @Sendable func write(_ count: Int) -> String {
      let fitting = sizes.last { count != 0 && count % $0.bytes == 0 }
      return fitting.map { "\(count / $0.bytes)\($0.suffix)" } ?? String(count)
    }
    return SettingFormat(
      "a number of bytes such as 4096, 512KiB or 1GiB, from \(write(range.lowerBound)) to "
        + write(range.upperBound),
      read: { text in
        let digits = text.prefix { $0.isNumber }
        let suffix = text.dropFirst(digits.count)
        let size = suffix.isEmpty ? 1 : sizes.first { $0.suffix == suffix }?.bytes
        guard let count = Int(digits), let size else { return nil }
        let (bytes, overflows) = count.multipliedReportingOverflow(by: size)
        return !overflows && range.contains(bytes) ? bytes : nil
      }, write: write)
  }
}

extension SettingFormat where Value == Double {
  static func decimal(_ range: ClosedRange<Double>) -> SettingFormat {
    SettingFormat(
      "a number from \(brief(range.lowerBound)) to \(brief(range.upperBound))",
      read: { text in Double(text).flatMap { range.contains($0) ? $0 : nil } }, write: brief)
  }

  @Sendable private static func brief(_ value: Double) -> String {
    if let whole = Int(exactly: value) { return String(whole) }
    return value.description
  }
}

extension SettingFormat where Value == Bool {
  static let toggle = SettingFormat(
    "true or false",
    read: { text in
      switch text.lowercased() {
      case "true", "1", "yes", "on": true
      case "false", "0", "no", "off": false
      default: nil
      }
    }, write: { String($0) })
}

extension SettingFormat where Value == Span {
  /// A number with a unit, `ms`, `s`, `m`, `h` or `d`; without one, seconds.
  static func duration(from least: Span, to most: Span) -> SettingFormat {
    duration("a length of time such as 90s, 15m, 4h or 1d", unit: "s", least...most)
  }

  /// The same; without a unit, hours. For names that end in HOURS.
  static func hours(from least: Span, to most: Span) -> SettingFormat {
    duration("a number of hours", unit: "h", least...most)
  }

  /// The same; without a unit, days. For names that end in DAYS.
  static func days(from least: Span, to most: Span) -> SettingFormat {
    duration("a number of days", unit: "d", least...most)
  }

  private static let units: [(suffix: String, nanoseconds: Double)] = [
    ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3_600e9), ("d", 86_400e9),
  ]

  private static func duration(_ expectation: String, unit: String, _ range: ClosedRange<Span>)
    -> SettingFormat
  {
    @Sendable func write(_ span: Span) -> String {
      let fitting = units.last {
        Double(span.nanoseconds).truncatingRemainder(dividingBy: $0.nanoseconds) == 0
      }
      guard let fitting, span.nanoseconds != 0 else {
        return span.nanoseconds == 0 ? "0s" : "\(span.seconds)s"
      }
      return "\(Int(Double(span.nanoseconds) / fitting.nanoseconds))\(fitting.suffix)"
    }
    return SettingFormat(
      "\(expectation), from \(write(range.lowerBound)) to \(write(range.upperBound))",
      read: { text in
        let number = text.prefix { !$0.isLetter }
        let suffix = text.dropFirst(number.count)
        guard let count = Double(number),
          let size = units.first(where: { $0.suffix == (suffix.isEmpty ? unit : String(suffix)) }),
          // Compared as numbers first: what is far outside would not fit a Span.
          abs(count * size.nanoseconds) <= Double(range.upperBound.nanoseconds)
        else { return nil }
        let span = Span(nanoseconds: Int64((count * size.nanoseconds).rounded()))
        return range.contains(span) ? span : nil
      }, write: write)
  }
}

extension SettingFormat where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the cases, in any case of letters.
  static var choice: SettingFormat {
    SettingFormat(
      "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "),
      read: { Value(rawValue: $0.lowercased()) }, write: { $0.rawValue })
  }
}

extension SettingFormat where Value == LearningBasis? {
  static let basis = SettingFormat(
    "one of marked, reported, auto",
    read: { text in text == "auto" ? .some(nil) : LearningBasis(name: text).map { .some($0) } },
    write: { $0?.name ?? "auto" })
}

extension SettingFormat where Value == DatabaseLocation {
  static let database = SettingFormat(
    "memory:, sqlite:PATH or postgresql://...", read: DatabaseLocation.init, write: \.url)
}

extension SettingFormat where Value == RedisLocation {
  static let redis = SettingFormat(
    "redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]", read: RedisLocation.init, write: \.url)
}
