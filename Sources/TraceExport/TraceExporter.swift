package import Delivery
package import Logging
package import Telemetry
internal import Synchronization

/// Sends spans to a collector by OTLP over HTTP, in batches, in the background.
///
/// Bounded at every step: the queue of spans, the spans of a request, and the requests that wait for a collector that is
/// slow or away. What does not fit is lost and counted, and no call ever waits.
package final class TraceExporter: Sendable {
  /// Spans of one request.
  static let batchMax = 512
  private static let interval = Duration.milliseconds(500)

  private let queue: SpanQueue
  private let courier: Courier
  private let url: String
  private let headers: [String: String]
  private let resource: TraceResource
  private let logger: Logger
  private let lostLogged = Mutex<UInt64>(0)

  /// - Parameters:
  ///   - endpoint: the collector's base URL, as OTEL_EXPORTER_OTLP_ENDPOINT has it.
  ///   - queue: where a tracer puts what is over.
  package init(
    endpoint: String, resource: TraceResource, queue: SpanQueue, transport: any HTTPTransport, logger: Logger
  ) {
    self.queue = queue
    self.resource = resource
    self.logger = logger
    url = (endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint) + "/v1/traces"
    headers = [
      "Content-Type": "application/x-protobuf", "User-Agent": "\(resource.service)/\(resource.version)",
    ]
    var policy = DeliveryPolicy()
    // Spans grow old quickly; what is fresh says more than what waited for minutes.
    policy.attemptsMax = 5
    policy.backoff.longest = .seconds(10)
    courier = Courier(name: "traces", policy: policy, transport: transport, logger: logger)
  }

  /// Sends what has gathered, twice a second, until the task is cancelled.
  package func run() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.interval)
      sendAll()
    }
  }

  /// Sends what is left, and returns when it is delivered or `limit` is over.
  package func close(within limit: Duration) async {
    sendAll()
    await courier.close(within: limit)
  }

  private func sendAll() {
    var rest = queue.takeAll()[...]
    while !rest.isEmpty {
      let batch = rest.prefix(Self.batchMax)
      rest = rest.dropFirst(batch.count)
      let body = resource.request(with: batch).encoded()
      courier.offer(OutgoingRequest(url: url, headers: headers, body: body))
    }
    let lost = queue.lost
    let before = lostLogged.withLock { exchange(&$0, with: lost) }
    if lost > before {
      logger.warning("spans lost, more ended than can be sent", metadata: ["count": "\(lost - before)"])
    }
  }
}
