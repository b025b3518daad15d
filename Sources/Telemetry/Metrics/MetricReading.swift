/// One name of the exposition with the values that all its series have at a moment.
package struct FamilyReading: Sendable {
  package var description: MetricDescription
  package var kind: MetricKind
  package var series: [SeriesReading]

  package init(description: MetricDescription, kind: MetricKind, series: [SeriesReading]) {
    self.description = description
    self.kind = kind
    self.series = series
  }
}

/// What Prometheus calls the type of a metric.
package enum MetricKind: String, Sendable, CaseIterable {
  case counter, gauge, histogram
}

/// The value of one combination of labels.
package struct SeriesReading: Sendable, Equatable {
  package var labels: [MetricLabel]
  package var value: MetricValue

  package init(_ labels: [MetricLabel] = [], _ value: MetricValue) {
    self.labels = labels
    self.value = value
  }
}

/// What one series has counted or measured.
package enum MetricValue: Sendable, Equatable {
  /// Counts stay whole numbers, which a Double would round beyond 2^53.
  case whole(UInt64)
  case real(Double)
  case histogram(HistogramReading)
}

/// A label's name and the value it has on one series.
package struct MetricLabel: Sendable, Hashable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
