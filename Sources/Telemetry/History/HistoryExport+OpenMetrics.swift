/// The form that `promtool tsdb create-blocks-from openmetrics` reads: every minute's value with its time.
///
/// Source: https://prometheus.io/docs/specs/om/open_metrics_spec/
extension HistoryExport {
  /// The `content-type` of the text.
  package static let openMetricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8"
  /// The last line.
  package static let openMetricsEnd = "# EOF\n"

  /// One metric with all its series. Counters and histograms are summed up from the first minute on, as a process that
  /// began then would show them at the end of each.
  package static func openMetrics(_ metric: MetricDescription, _ series: [SeriesHistory]) -> String {
    guard let kind = series.first?.series.kind else { return "" }
    // A counter's family has the name without the suffix that its samples must have.
    let family =
      kind == .counter && metric.name.hasSuffix("_total") ? String(metric.name.dropLast(6)) : metric.name
    var text = "# HELP \(family) \(Exposition.escaped(metric.help, quote: true))\n"
    text += "# TYPE \(family) \(kind.rawValue)\n"
    for history in series where history.series.kind == kind {
      var sum: Rollup?
      for rollup in history.rollups {
        if sum?.add(rollup.value) == nil { sum = rollup.value }
        // At the end of its minute.
        let time = " \((rollup.minute.number + 1) * 60)\n"
        if let sum { append(sum, metric.name, history.series.labels, time, to: &text) }
      }
    }
    return text
  }

  private static func append(
    _ rollup: Rollup, _ name: String, _ labels: [MetricLabel], _ time: String, to text: inout String
  ) {
    switch rollup {
    case .increase(let value): text += name + Exposition.text(labels) + " " + Exposition.text(value) + time
    case .gauge(let gauge): text += name + Exposition.text(labels) + " " + Exposition.text(gauge.last) + time
    case .histogram(let reading):
      var total: UInt64 = 0
      for (index, count) in reading.counts.enumerated() {
        total += count
        let bound = index < reading.bounds.count ? canonical(reading.bounds[index]) : "+Inf"
        text += name + "_bucket" + Exposition.text(labels + [MetricLabel("le", bound)]) + " \(total)" + time
      }
      text += name + "_count" + Exposition.text(labels) + " \(total)" + time
      text += name + "_sum" + Exposition.text(labels) + " " + Exposition.text(reading.sum) + time
    }
  }

  /// OpenMetrics wants 1.0 where the older format has 1.
  private static func canonical(_ bound: Double) -> String { bound.description }
}
