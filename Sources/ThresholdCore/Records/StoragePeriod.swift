/// Seven days of records, counted from 1970-01-01: the piece in which decisions and prices are removed.
package struct StoragePeriod: Sendable, Hashable, Comparable {
  /// Whole periods since the epoch.
  package let number: Int64

  private static let length: Int64 = 7 * 86_400 * 1_000_000_000

  package init(number: Int64) { self.number = number }

  /// The period that `instant` lies in.
  package init(of instant: Instant) {
    let (quotient, remainder) = instant.nanoseconds.quotientAndRemainder(dividingBy: Self.length)
    number = remainder < 0 ? quotient - 1 : quotient
  }

  package var start: Instant { Instant(nanoseconds: number * Self.length) }
  package var end: Instant { next.start }
  package var next: StoragePeriod { StoragePeriod(number: number + 1) }

  package static func < (a: StoragePeriod, b: StoragePeriod) -> Bool { a.number < b.number }
}
