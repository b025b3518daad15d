internal import Messages
internal import Telemetry

/// The process that spans come from, in OpenTelemetry's terms.
package struct TraceResource: Sendable {
  /// The attribute service.name.
  package var service: String
  package var version: String
  /// The attribute deployment.environment.name.
  package var environment: String
  package var host: String

  package init(service: String, version: String, environment: String, host: String) {
    self.service = service
    self.version = version
    self.environment = environment
    self.host = host
  }

  /// What a collector takes.
  func request(with spans: some Sequence<SpanRecord>) -> OTLP.ExportTraceServiceRequest {
    let attributes = [
      ("service.name", service), ("service.version", version), ("deployment.environment.name", environment),
      ("host.name", host), ("telemetry.sdk.language", "swift"),
    ].map { OTLP.KeyValue(key: $0, value: OTLP.AnyValue(value: .stringValue($1))) }
    return OTLP.ExportTraceServiceRequest(resourceSpans: [
      OTLP.ResourceSpans(
        resource: OTLP.Resource(attributes: attributes),
        scopeSpans: [
          OTLP.ScopeSpans(
            scope: OTLP.InstrumentationScope(name: "adaptive-threshold", version: version),
            spans: spans.map(OTLP.Span.init))
        ])
    ])
  }
}
