#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A moment of the wall clock, as lines of a log show it.
package struct Timestamp: Sendable, Equatable, CustomStringConvertible {
  /// Since 1970, UTC.
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static var now: Timestamp {
    Timestamp(milliseconds: nanosecondsNow / 1_000_000)
  }

  /// The wall clock in nanoseconds since 1970.
  package static var nanosecondsNow: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// ISO 8601 in UTC with milliseconds, `2026-01-31T12:00:00.000Z`.
  package var description: String {
    var (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    if rest < 0 {
      seconds -= 1
      rest += 1_000
    }
    var clock = time_t(seconds)
    var parts = tm()
    gmtime_r(&clock, &parts)
    func padded(_ value: some BinaryInteger, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(parts.tm_year + 1_900, 4) + "-" + padded(parts.tm_mon + 1, 2) + "-"
      + padded(parts.tm_mday, 2) + "T" + padded(parts.tm_hour, 2) + ":" + padded(parts.tm_min, 2) + ":"
      + padded(parts.tm_sec, 2) + "." + padded(rest, 3) + "Z"
  }
}
