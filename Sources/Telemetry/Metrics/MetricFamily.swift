/// One name of the exposition with all its samples.
struct MetricFamily: Sendable {
  enum Kind: String, Sendable {
    case counter, gauge, histogram
  }

  var description: MetricDescription
  var kind: Kind
  var samples: @Sendable () -> [Sample]
}
