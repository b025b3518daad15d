import Synchronization
import Telemetry
package import ThresholdCore

/// What the schedule of learning cycles counts on this replica.
package final class ScheduleMetrics: Sendable {
  /// What became of a scope that was due.
  package enum Outcome: String, CaseIterable, Sendable {
    /// Its cycle ran, whatever the safeguards said of it.
    case ran
    /// Nothing had happened since its last one.
    case idle
    /// Its cycle failed; it is tried again.
    case failed
  }

  private let outcomes = Outcome.allCases.map { _ in Counter() }
  private let overdue = Gauge()
  private let failing = Gauge()
  private let looked = Gauge()

  func count(_ outcome: Outcome, _ number: Int) {
    outcomes[Outcome.allCases.firstIndex(of: outcome) ?? 0].increment(by: UInt64(number))
  }

  /// What a look at `now` found: since when the longest waiting scope was due, `nil` if none was, and how many scopes are
  /// `failing`.
  func looked(at now: Instant, oldest: Instant?, failing count: Int) {
    overdue.set(oldest.map { (now - $0).seconds } ?? 0)
    failing.set(Double(count))
    looked.set(now.seconds)
  }

  package func total(_ outcome: Outcome) -> UInt64 {
    outcomes[Outcome.allCases.firstIndex(of: outcome) ?? 0].value
  }

  /// Scopes whose last scheduled cycle failed here, as of the last look.
  package var failingCount: Double { failing.value }

  /// When this replica last looked for scopes that are due; `nil` for never.
  package var lookedAt: Instant? { looked.value > 0 ? Instant(seconds: looked.value) : nil }

  func add(to registry: MetricRegistry) {
    registry.add(.scheduledScopes, .counter) { [outcomes] in
      zip(Outcome.allCases, outcomes).map {
        SeriesReading([MetricLabel("outcome", $0.rawValue)], .whole($1.value))
      }
    }
    registry.gaugeReading(.scheduleOverdue) { [overdue] in overdue.value }
    registry.gaugeReading(.scheduleFailing) { [failing] in failing.value }
    registry.gaugeReading(.scheduleLooked) { [looked] in looked.value }
  }
}
