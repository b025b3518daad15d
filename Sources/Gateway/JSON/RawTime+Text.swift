package import ThresholdService

extension RawTime {
  /// Seconds since 1970, or milliseconds if there are so many that seconds would lie after the year 5138; not negative.
  package init?(unix value: Double) {
    let seconds = value < 1e11 ? value : value / 1_000
    guard value >= 0, seconds < 1e12 else { return nil }
    let whole = seconds.rounded(.down)
    self.init(seconds: Int64(whole), nanoseconds: min(999_999_999, Int64((seconds - whole) * 1e9)))
  }

  /// `2026-01-31T12:00:00`, with a fraction of the second and an offset (`Z`, `+01:00`) if wanted; UTC without one, as
  /// Python's `datetime.utcnow().isoformat()` has it. The `T` may be a space.
  package init?(iso8601 text: String) {
    var reader = Reader(rest: Array(text.utf8)[...])
    guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2), reader.take("-"),
      let day = reader.digits(2), (1...12).contains(month),
      (1...Self.days(of: month, in: year)).contains(day),
      reader.take("T") || reader.take("t") || reader.take(" "),
      let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2), reader.take(":"),
      let second = reader.digits(2), hour < 24, minute < 60, second < 60
    else { return nil }
    guard let fraction = reader.fraction(), let offset = reader.offset(), reader.rest.isEmpty else {
      return nil
    }
    let time = Int64(hour * 3_600 + minute * 60 + second - offset * 60)
    self.init(seconds: Self.dayNumber(year, month, day) * 86_400 + time, nanoseconds: fraction)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01. Counts years from March, so that a leap day is the last; source: Hinnant, "chrono-Compatible
  /// Low-Level Date Algorithms".
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return Int64(year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468)
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest = rest.dropFirst()
      return true
    }

    mutating func digit() -> Int? {
      guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      rest = rest.dropFirst()
      return Int(byte - UInt8(ascii: "0"))
    }

    mutating func digits(_ count: Int) -> Int? {
      var value = 0
      for _ in 0..<count {
        guard let digit = digit() else { return nil }
        value = value * 10 + digit
      }
      return value
    }

    /// Nanoseconds; digits beyond the ninth are dropped.
    mutating func fraction() -> Int64? {
      guard take(".") else { return 0 }
      var value: Int64 = 0
      var count = 0
      while let digit = digit() {
        if count < 9 { value = value * 10 + Int64(digit) }
        count += 1
      }
      guard count > 0 else { return nil }
      for _ in min(count, 9)..<9 { value *= 10 }
      return value
    }

    /// Minutes east of Greenwich.
    mutating func offset() -> Int? {
      if rest.isEmpty || take("Z") || take("z") { return 0 }
      let sign = take("+") ? 1 : take("-") ? -1 : 0
      guard sign != 0, let hours = digits(2) else { return nil }
      _ = take(":")
      guard let minutes = digits(2), hours < 24, minutes < 60 else { return nil }
      return sign * (hours * 60 + minutes)
    }
  }
}
