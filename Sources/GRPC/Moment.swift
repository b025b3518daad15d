/// When something happened: on the clock that deadlines are counted on, and by the calendar.
///
/// Nothing below the listener reads a clock; it is told.
package struct Moment: Sendable {
  package var instant: ContinuousClock.Instant
  /// Nanoseconds since 1970.
  package var wallNanoseconds: Int64

  package init(instant: ContinuousClock.Instant, wallNanoseconds: Int64) {
    self.instant = instant
    self.wallNanoseconds = wallNanoseconds
  }
}
