package import Telemetry

/// What is counted of calls that record.
package final class RecordingMetrics: Sendable {
  /// How a group's transaction ended.
  package enum GroupOutcome: String, CaseIterable, Sendable {
    case committed
    /// Refused by storage for one of its calls, and tried again in halves.
    case split
    case failed
  }

  private let groupCalls = Histogram(.counts)
  private let waits = Histogram(.latency)
  private let groups = GroupOutcome.allCases.map { _ in Counter() }
  private let turnedAway = Counter()
  private let late = Counter()
  private let cancelled = Counter()

  package init() {}

  /// A group began whose calls had waited that long.
  func began(waits calls: [Duration]) {
    groupCalls.observe(UInt64(calls.count))
    for wait in calls { waits.observe(wait) }
  }

  func count(_ outcome: GroupOutcome) {
    switch outcome {
    case .committed: groups[0].increment()
    case .split: groups[1].increment()
    case .failed: groups[2].increment()
    }
  }

  func count(_ failure: GroupCommitState.Failure) {
    switch failure {
    case .exhausted: turnedAway.increment()
    case .deadline: late.increment()
    case .cancelled: cancelled.increment()
    }
  }

  /// Groups that ended that way.
  package func total(_ outcome: GroupOutcome) -> UInt64 {
    zip(GroupOutcome.allCases, groups).first { $0.0 == outcome }?.1.value ?? 0
  }

  /// Calls a group, of all that began.
  package var groupSizes: HistogramReading { groupCalls.snapshot }

  func add(to registry: MetricRegistry, waiting: @escaping @Sendable () -> Int) {
    registry.add(.recordingGroupCalls, .histogram) { [groupCalls] in
      [SeriesReading([], .histogram(groupCalls.snapshot))]
    }
    registry.add(.recordingWait, .histogram) { [waits] in [SeriesReading([], .histogram(waits.snapshot))] }
    registry.add(.recordingGroups, .counter) { [groups] in
      zip(GroupOutcome.allCases, groups).map {
        SeriesReading([MetricLabel("outcome", $0.rawValue)], .whole($1.value))
      }
    }
    registry.add(.recordingUnanswered, .counter) { [turnedAway, late, cancelled] in
      [("queue_full", turnedAway), ("deadline", late), ("cancelled", cancelled)].map {
        SeriesReading([MetricLabel("reason", $0)], .whole($1.value))
      }
    }
    registry.gaugeReading(.recordingWaiting) { Double(waiting()) }
  }
}
