/// The header Retry-After (RFC 9110, 10.2.3): a number of seconds, or a date.
enum RetryAfter {
  /// A receiver may ask for this much and no more; beyond it, what waits would only grow old.
  static let longest = Duration.seconds(3_600)
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// How long to wait; `nil` for what is neither.
  ///
  /// - Parameter now: seconds since 1970.
  static func delay(_ text: String, now: Int64) -> Duration? {
    if let seconds = UInt32(text) { return min(.seconds(seconds), longest) }
    return seconds(ofDate: text).map { min(max(.zero, .seconds($0 - now)), longest) }
  }

  /// Seconds since 1970 of `Fri, 15 Jan 2027 08:00:30 GMT`, the one form of a date that servers may send.
  private static func seconds(ofDate text: String) -> Int64? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0].hasSuffix(","), parts[5] == "GMT", let day = UInt8(parts[1]),
      let month = months.firstIndex(of: String(parts[2])), let year = UInt16(parts[3]), year >= 1970
    else { return nil }
    let time = parts[4].split(separator: ":").compactMap { UInt8($0) }
    guard time.count == 3, (1...31).contains(day), time[0] < 24, time[1] < 60, time[2] <= 60 else {
      return nil
    }
    let days = days(before: Int64(year), Int64(month) + 1) + Int64(day) - 1
    return ((days * 24 + Int64(time[0])) * 60 + Int64(time[1])) * 60 + Int64(time[2])
  }

  /// Days from 1970-01-01 to the first of a month. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
  /// days_from_civil; years begin in March, so that the leap day is the last.
  private static func days(before year: Int64, _ month: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = (year / 400, year % 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
