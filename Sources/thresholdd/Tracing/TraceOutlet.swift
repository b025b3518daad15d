import Delivery
import Logging
import Settings
import Telemetry
import TraceExport
import Tracing

/// The tracer and its way out, if the settings name a collector; otherwise there is none, and nobody pays for one.
struct TraceOutlet: Sendable {
  let tracer: SpanTracer
  private let exporter: TraceExporter

  init?(_ settings: ServerSettings, host: String, version: String) {
    guard let endpoint = settings.traces.endpoint else { return nil }
    tracer = SpanTracer(sampler: Sampler(ratio: settings.traces.ratio))
    exporter = TraceExporter(
      endpoint: endpoint,
      resource: TraceResource(
        service: settings.traces.serviceName, version: version, environment: settings.environment.rawValue,
        host: host),
      queue: tracer.queue, transport: URLSessionTransport(), logger: Logger(label: "traces"))
    InstrumentationSystem.bootstrap(tracer)
  }

  func add(to registry: MetricRegistry) {
    registry.counterReading(.spansLost) { tracer.queue.lost }
  }

  func run() async { await exporter.run() }

  /// Sends what is left; takes `limit` at most.
  func close(within limit: Duration) async { await exporter.close(within: limit) }
}
