internal import Hummingbird
internal import Telemetry

/// /metrics: everything in the registry, for Prometheus.
struct MetricsRoute {
  let registry: MetricRegistry

  func add(to router: Router<GatewayContext>) {
    router.get("metrics") { [registry] _, _ in
      Response(
        status: .ok, headers: [.contentType: Exposition.contentType],
        body: ResponseBody(byteBuffer: ByteBuffer(string: registry.exposition())))
    }
  }
}
