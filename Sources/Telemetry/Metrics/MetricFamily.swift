/// One name of the exposition, and how its series are read.
struct MetricFamily: Sendable {
  var description: MetricDescription
  var kind: MetricKind
  var read: @Sendable () -> [SeriesReading]

  var reading: FamilyReading {
    FamilyReading(description: description, kind: kind, series: read())
  }
}
