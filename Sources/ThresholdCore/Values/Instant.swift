/// A point in time: nanoseconds since 1970-01-01T00:00:00Z.
///
/// The engine has no clock: every command carries one. Storage keeps the integer, so that a replay through any
/// repository sees exactly the same instants.
package struct Instant: Sendable, Hashable, Comparable {
  /// Nanoseconds since the epoch; covers the years 1678 to 2262.
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// An instant at `seconds` after the epoch, rounded to the nanosecond.
  package init(seconds: Double) { self.nanoseconds = Int64((seconds * 1e9).rounded()) }

  /// Later than every other.
  package static let distantFuture = Instant(nanoseconds: .max)

  /// Seconds since the epoch; loses the nanosecond's digits.
  package var seconds: Double { Double(nanoseconds) / 1e9 }

  package static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

  /// The instant `span` later; saturates at the ends of the range instead of trapping on foreign input.
  package static func + (instant: Instant, span: Span) -> Instant {
    let (sum, overflow) = instant.nanoseconds.addingReportingOverflow(span.nanoseconds)
    return Instant(nanoseconds: overflow ? (span.nanoseconds > 0 ? .max : .min) : sum)
  }

  /// The instant `span` earlier; saturates likewise.
  package static func - (instant: Instant, span: Span) -> Instant {
    let (difference, overflow) = instant.nanoseconds.subtractingReportingOverflow(span.nanoseconds)
    return Instant(nanoseconds: overflow ? (span.nanoseconds > 0 ? .min : .max) : difference)
  }

  /// The span from `b` to `a`; negative when `a` is earlier, saturating.
  package static func - (a: Instant, b: Instant) -> Span {
    let (difference, overflow) = a.nanoseconds.subtractingReportingOverflow(b.nanoseconds)
    return Span(nanoseconds: overflow ? (a > b ? .max : .min) : difference)
  }
}
