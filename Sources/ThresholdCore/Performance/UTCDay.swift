/// A day of the UTC calendar, which performance is counted by.
package struct UTCDay: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  package var number: Int64

  /// How long it lasts, in nanoseconds.
  package static let length: Int64 = 86_400_000_000_000

  package init(number: Int64) { self.number = number }

  /// The day that `instant` lies in.
  package init(of instant: Instant) {
    let (quotient, remainder) = instant.nanoseconds.quotientAndRemainder(dividingBy: Self.length)
    number = remainder < 0 ? quotient - 1 : quotient
  }

  /// The first of so many days of which the one of `through` is the last.
  package init(firstOf days: Int, through: Instant) {
    self = UTCDay(of: through).advanced(by: 1 - Int64(days))
  }

  /// Its first nanosecond; of the first day of all, the first that an instant can name.
  package var start: Instant {
    let (start, isBeforeAllTime) = number.multipliedReportingOverflow(by: Self.length)
    return Instant(nanoseconds: isBeforeAllTime ? (number < 0 ? .min : .max) : start)
  }

  /// Its last nanosecond; of the last day of all, the last that an instant can name.
  package var end: Instant {
    let next = advanced(by: 1).start
    return next == .distantFuture ? next : next - Span(nanoseconds: 1)
  }

  package func advanced(by days: Int64) -> UTCDay { UTCDay(number: number + days) }

  package static func < (a: UTCDay, b: UTCDay) -> Bool { a.number < b.number }
}
