internal import Synchronization

/// One metric for each combination of label values.
///
/// Looking a combination up takes a lock; hot paths look it up once and keep what they get.
package final class LabelledMetric<Metric: Sendable>: Sendable {
  private let labels: [String]
  private let make: @Sendable () -> Metric
  private let metrics = Mutex<[[String]: Metric]>([:])

  init(labels: [String], make: @escaping @Sendable () -> Metric) {
    self.labels = labels
    self.make = make
  }

  /// The metric with these label values, in the order of the label names; made when first asked for.
  package subscript(values: String...) -> Metric {
    precondition(values.count == labels.count, "\(labels) need as many values, not \(values)")
    return metrics.withLock { metrics in
      if let known = metrics[values] { return known }
      let made = make()
      metrics[values] = made
      return made
    }
  }

  /// All combinations seen, in the order of their values.
  package var all: [(labels: [MetricLabel], metric: Metric)] {
    metrics.withLock { $0.map { ($0.key, $0.value) } }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }
      .map { values, metric in (zip(labels, values).map { MetricLabel($0, $1) }, metric) }
  }
}
