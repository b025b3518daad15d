package import ThresholdCore

extension Span {
  /// A length of time as people write it: whole or fractional numbers with the units `s`, `m`, `h` and `d`, largest first
  /// or not, such as `4h`, `30m`, `1d`, `90s` or `1h30m`. `nil` for anything else, and for nothing, less than a
  /// nanosecond, or more than a hundred years.
  package init?(duration text: String) {
    var seconds = 0.0
    var number = ""
    for character in text {
      if character.isNumber || character == "." {
        number.append(character)
        continue
      }
      guard let count = Double(number), let unit = Self.unitSeconds(character) else { return nil }
      seconds += count * unit
      number = ""
    }
    guard number.isEmpty, seconds >= 1e-9, seconds <= 100 * 365.25 * 86_400 else { return nil }
    self = .seconds(seconds)
  }

  private static func unitSeconds(_ unit: Character) -> Double? {
    switch unit {
    case "s": 1
    case "m": 60
    case "h": 3_600
    case "d": 86_400
    default: nil
    }
  }
}
