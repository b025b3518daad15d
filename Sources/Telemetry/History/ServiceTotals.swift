/// What a service did within some hours, summed up from its history.
package struct ServiceTotals: Sendable, Equatable {
  /// The first minute that the history has anything of; `nil` if it has nothing.
  package var since: Minute?
  package var decisions = 0.0
  package var accepted = 0.0
  package var decisionsLost = 0.0
  /// Learning cycles that moved a threshold, and those that failed by an error of ours.
  package var adaptations = 0.0
  package var adaptationsFailed = 0.0
  /// Calls over gRPC, and those that ended with an error of ours.
  package var calls = 0.0
  package var callsFailed = 0.0
  package var httpRequests = 0.0
  package var httpRequestsFailed = 0.0
  /// Time of decisions from memory.
  package var evaluate: HistogramReading?

  /// The metrics that are summed up.
  package static let names = Set(
    [
      MetricDescription.decisions, .decisionsLost, .adaptations, .rpcHandled, .httpRequests,
      .evaluateDuration,
    ].map(\.name))

  /// Codes by which a call says that the server is at fault.
  private static let serverCodes: Set<String> = [
    "Unknown", "Internal", "Unavailable", "DataLoss", "DeadlineExceeded",
  ]

  package init(_ history: [SeriesHistory]) {
    for series in history {
      let label = { name in series.series.labels.first { $0.name == name }?.value ?? "" }
      if let first = series.rollups.first?.minute { since = min(since ?? first, first) }
      var sum = 0.0
      for rollup in series.rollups {
        switch rollup.value {
        case .increase(let value): sum += value
        case .histogram(let reading): add(reading)
        case .gauge: break
        }
      }
      switch series.series.metric {
      case MetricDescription.decisions.name:
        decisions += sum
        if label("outcome") == "accepted" { accepted += sum }
      case MetricDescription.decisionsLost.name: decisionsLost += sum
      case MetricDescription.adaptations.name:
        if label("outcome") == "moved" { adaptations += sum }
        if label("outcome") == "failed" { adaptationsFailed += sum }
      case MetricDescription.rpcHandled.name:
        calls += sum
        if Self.serverCodes.contains(label("grpc_code")) { callsFailed += sum }
      case MetricDescription.httpRequests.name:
        httpRequests += sum
        if label("status").hasPrefix("5") { httpRequestsFailed += sum }
      default: break
      }
    }
  }

  /// Times of decisions; a version that measured with other bounds counts for itself.
  private mutating func add(_ reading: HistogramReading) {
    if evaluate?.bounds == reading.bounds { evaluate?.add(reading) } else { evaluate = reading }
  }
}
