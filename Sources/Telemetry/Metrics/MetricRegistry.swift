internal import Synchronization

/// All metrics of one process, in the order in which they were added.
///
/// A name can be added once; adding it again is a mistake of the program and traps.
package final class MetricRegistry: Sendable {
  private let families = Mutex<[MetricFamily]>([])

  package init() {}

  package func counter(_ description: MetricDescription) -> Counter {
    let counter = Counter()
    counterReading(description) { counter.value }
    return counter
  }

  package func counters(_ description: MetricDescription) -> LabelledMetric<Counter> {
    let counters = LabelledMetric(labels: description.labels) { Counter() }
    add(description, .counter) { counters.all.map { SeriesReading($0.labels, .whole($0.metric.value)) } }
    return counters
  }

  /// A counter that somebody else keeps; `read` is called for each exposition.
  package func counterReading(_ description: MetricDescription, _ read: @escaping @Sendable () -> UInt64) {
    add(description, .counter) { [SeriesReading([], .whole(read()))] }
  }

  package func gauge(_ description: MetricDescription) -> Gauge {
    let gauge = Gauge()
    gaugeReading(description) { gauge.value }
    return gauge
  }

  package func gauges(_ description: MetricDescription) -> LabelledMetric<Gauge> {
    let gauges = LabelledMetric(labels: description.labels) { Gauge() }
    add(description, .gauge) { gauges.all.map { SeriesReading($0.labels, .real($0.metric.value)) } }
    return gauges
  }

  /// A value that is read for each exposition; `nil` leaves it out.
  package func gaugeReading(_ description: MetricDescription, _ read: @escaping @Sendable () -> Double?) {
    add(description, .gauge) { read().map { [SeriesReading([], .real($0))] } ?? [] }
  }

  package func histogram(_ description: MetricDescription, _ buckets: Buckets) -> Histogram {
    let histogram = Histogram(buckets)
    add(description, .histogram) { [SeriesReading([], .histogram(histogram.snapshot))] }
    return histogram
  }

  package func histograms(_ description: MetricDescription, _ buckets: Buckets) -> LabelledMetric<Histogram> {
    let histograms = LabelledMetric(labels: description.labels) { Histogram(buckets) }
    add(description, .histogram) {
      histograms.all.map { SeriesReading($0.labels, .histogram($0.metric.snapshot)) }
    }
    return histograms
  }

  /// Series that somebody else keeps; `read` is called for each exposition, outside any lock of the registry. No series
  /// leave the family out.
  package func add(
    _ description: MetricDescription, _ kind: MetricKind,
    read: @escaping @Sendable () -> [SeriesReading]
  ) {
    families.withLock { families in
      precondition(
        !families.contains { $0.description.name == description.name }, "\(description.name) is there already"
      )
      families.append(MetricFamily(description: description, kind: kind, read: read))
    }
  }

  /// The present values of all families.
  package func read() -> [FamilyReading] {
    // Read outside the lock: a reading may take its own.
    families.withLock { $0 }.map(\.reading)
  }

  /// The present series of the family of that name; none if there is no such family.
  package func series(of name: String) -> [SeriesReading] {
    // Read outside the lock: a reading may take its own.
    families.withLock { $0.first { $0.description.name == name } }?.read() ?? []
  }

  /// Everything in Prometheus' text format, version 0.0.4.
  package func exposition() -> String { Exposition.text(read()) }
}
