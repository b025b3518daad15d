/// One series and what became of it minute by minute.
package struct SeriesHistory: Sendable, Equatable {
  package var series: SeriesName
  package var rollups: [MinuteRollup]

  package init(series: SeriesName, rollups: [MinuteRollup]) {
    self.series = series
    self.rollups = rollups
  }
}

/// What tells one series from all others.
package struct SeriesName: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var metric: String
  package var kind: MetricKind
  package var labels: [MetricLabel]

  package init(metric: String, kind: MetricKind, labels: [MetricLabel]) {
    self.metric = metric
    self.kind = kind
    self.labels = labels
  }

  /// As Prometheus writes it, `name{label="value"}`.
  package var description: String { metric + Exposition.text(labels) }

  package static func < (one: SeriesName, other: SeriesName) -> Bool {
    one.metric == other.metric ? one.description < other.description : one.metric < other.metric
  }
}

/// A series within one minute.
package struct MinuteRollup: Sendable, Equatable {
  package var minute: Minute
  package var value: Rollup

  package init(minute: Minute, value: Rollup) {
    self.minute = minute
    self.value = value
  }
}
