internal import Hummingbird
internal import Logging
internal import Telemetry

/// Names each request, counts and times it, and logs those that failed through our fault.
struct RequestObservation: RouterMiddleware {
  typealias Context = GatewayContext

  private static let requestID = HTTPField.Name("X-Request-ID")!
  /// Methods are the caller's text; only known ones become label values.
  private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

  private let durations: LabelledMetric<Histogram>
  private let logger: Logger

  init(registry: MetricRegistry, logger: Logger) {
    let durations = registry.histograms(.httpDuration, .latency)
    self.durations = durations
    // Each request is counted once; the count of the times is the number of requests.
    registry.add(.httpRequests, .counter) {
      durations.all.map { SeriesReading($0.labels, .whole($0.metric.snapshot.count)) }
    }
    self.logger = logger
  }

  func handle(
    _ request: Request, context: GatewayContext, next: (Request, GatewayContext) async throws -> Response
  ) async throws -> Response {
    let began = ContinuousClock.now
    let id = request.headers[Self.requestID].flatMap { RequestID($0) } ?? RequestID()
    var context = context
    context.requestID = id.description
    var response = try await next(request, context)
    response.headers[Self.requestID] = id.description

    let route = context.endpointPath ?? "NotFound"
    let method = Self.methods.contains(request.method.rawValue) ? request.method.rawValue : "other"
    durations[method, route, String(response.status.code)].observe(ContinuousClock.now - began)
    if response.status.code >= 500, response.status != .serviceUnavailable {
      logger.error(
        "HTTP request failed",
        metadata: ["request_id": "\(id)", "route": "\(route)", "status": "\(response.status.code)"])
    }
    return response
  }
}
