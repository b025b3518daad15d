/// Every metric of the service, by what it is about. The page Metrics.md of the documentation is made from this table.
package enum MetricTable {
  /// Metrics about one thing.
  package struct Section: Sendable {
    package var title: String
    package var metrics: [MetricDescription]
  }

  package static let sections = [
    Section(title: "Calls, as go-grpc-prometheus names them", metrics: MetricDescription.goFamily),
    Section(title: "Calls, as OpenTelemetry and gRFC A66 name them", metrics: MetricDescription.callFamily),
    Section(title: "HTTP", metrics: MetricDescription.http),
    Section(title: "Decisions", metrics: MetricDescription.decisionMetrics),
    Section(title: "Recording trades and outcomes", metrics: MetricDescription.recordingMetrics),
    Section(title: "Learning", metrics: MetricDescription.learningMetrics),
    Section(title: "Watches and the change feed", metrics: MetricDescription.feedMetrics),
    Section(title: "Storage", metrics: MetricDescription.storageMetrics),
    Section(title: "Redis", metrics: MetricDescription.redisMetrics),
    Section(title: "The service itself", metrics: MetricDescription.serviceMetrics),
    Section(title: "The process", metrics: MetricDescription.processMetrics),
  ]

  /// All of them.
  package static var all: [MetricDescription] { sections.flatMap(\.metrics) }

  /// The metric with that name.
  package static func named(_ name: String) -> MetricDescription? { all.first { $0.name == name } }
}
