package import ThresholdCore

/// Performance figures with what they were computed from.
package struct PerformanceAnswer: Sendable {
  package var key: Key
  package var days: Int
  package var trades: Int
  package var report: PerformanceReport
  package var at: Instant
}
