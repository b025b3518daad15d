internal import Telemetry
package import ThresholdCore

extension Instant {
  /// ISO 8601 in UTC with milliseconds, `2026-01-31T12:00:00.000Z`.
  package var text: String {
    // Rounded down, as the log has it, also before 1970.
    let (milliseconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return Timestamp(milliseconds: rest < 0 ? milliseconds - 1 : milliseconds).description
  }
}
