package import ThresholdCore

/// From where on something is not healthy any more.
package struct HealthLimits: Sendable, Equatable {
  /// How old memory may be before entries are refused (MAX_STALENESS).
  package var stalenessMax = Span.seconds(60)
  /// How long ago the change log may have been read to its end; it is read every second.
  package var feedLagMax = Span.seconds(10)
  /// Bytes that must be free on each disk that is written to (ALERT_DISK_FREE_MIN); 0 for none.
  package var diskFreeMin = 1_073_741_824.0
  /// Bytes that may be resident (ALERT_MEMORY_MAX); 0 for no such limit.
  package var memoryMax = 0.0
  /// Share of what the system allows, 0 to 1, that may be resident in any case.
  package var memoryShareMax = 0.9
  /// Cycles that must have failed before the learner is called ill, and which share of all they must be.
  package var failedCyclesMin = 3
  package var failedCyclesShare = 0.5
  /// How long ago the schedule may have looked for cycles that are due; it looks every ten seconds, and between groups.
  package var scheduleLagMax = Span.minutes(10)
  /// How far back failed cycles and exhausted waits count.
  package var memoryOfFailures = Span.minutes(10)

  package init() {}
}
