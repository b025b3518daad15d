package import Logging
package import Telemetry
package import ThresholdCore
package import ThresholdService
internal import Hummingbird
internal import NIOCore
internal import NIOPosix

/// The HTTP edge: the JSON API, probes and health on one port, metrics on another.
package final class Gateway: Sendable {
  /// Where the gateway listens, and what it allows.
  package struct Configuration: Sendable {
    /// A name or an address.
    package var host: String
    /// 0 means any free one.
    package var port: Int
    /// `nil`: no metrics are served.
    package var metricsPort: Int?
    /// Other origins whose pages may call.
    package var origins = AllowedOrigins()
    /// Longest body of a request, in bytes.
    package var requestSizeMax = 1 << 20
    /// How long a request may take.
    package var requestTimeout = Duration.seconds(30)

    package init(host: String, port: Int, metricsPort: Int?) {
      self.host = host
      self.port = port
      self.metricsPort = metricsPort
    }
  }

  /// The ports that were given.
  package struct Ports: Sendable, Equatable {
    package var http: Int
    package var metrics: Int?
  }

  /// Every route of the API, as the OpenAPI document describes them.
  package let routes: [Route]
  private let group: MultiThreadedEventLoopGroup
  private let http: HTTPListener
  private let metrics: HTTPListener?

  /// - Parameters:
  ///   - more: routes of features that are made elsewhere (`Route` says how).
  ///   - tracer: makes a span of each request; `nil` for none.
  ///   - now: the wall clock.
  package init(
    configuration: Configuration, service: Service, version: String, routes more: [Route] = [],
    metrics registry: MetricRegistry, tracer: SpanTracer? = nil, logger: Logger,
    now: @escaping @Sendable () -> Instant
  ) {
    let edge = HTTPEdge(
      keys: service.keys, requestSizeMax: configuration.requestSizeMax,
      requestTimeout: configuration.requestTimeout, now: now)
    let api =
      HealthRoutes(health: service.health).all + EvaluateRoutes(service: service).all
      + ThresholdRoutes(service: service).all + TradeRoutes(service: service).all
      + AnalyticsRoutes(service: service).all + AdminRoutes(service: service).all
      + AlertRoutes(service: service).all + LockRoutes(service: service).all
      + Self.dashboardRoutes(service: service) + more
    routes = api + [OpenAPIDocument.route(describing: api, version: version)]

    // One loop: whoever needs more than one core's worth of decisions speaks gRPC.
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    self.group = group
    let router = Router(context: GatewayContext.self)
    if let tracer { router.add(middleware: RequestTracing(tracer: tracer)) }
    router.addMiddleware {
      RequestObservation(registry: registry, logger: logger)
      CrossOrigin(origins: configuration.origins)
      ErrorAnswers()
    }
    router.add(routes, edge: edge)
    http = HTTPListener(
      host: configuration.host, port: configuration.port, router: router, group: group, logger: logger)
    metrics = configuration.metricsPort.map { port in
      let router = Router(context: GatewayContext.self)
      router.addMiddleware { ErrorAnswers() }
      MetricsRoute(registry: registry).add(to: router)
      return HTTPListener(host: configuration.host, port: port, router: router, group: group, logger: logger)
    }
  }

  /// Begins to listen.
  ///
  /// - Throws: what the operating system says, for example that a port is taken; then nothing listens.
  package func start() async throws -> Ports {
    do {
      return Ports(http: try await http.start(), metrics: try await metrics?.start())
    } catch {
      await stop(within: .zero)
      throw error
    }
  }

  /// Takes no more connections, lets running requests end within `grace`, and returns when all is closed. The gateway
  /// cannot be started again.
  package func stop(within grace: Duration) async {
    await withTaskGroup(of: Void.self) { tasks in
      for listener in [http, metrics].compactMap(\.self) {
        tasks.addTask { await listener.stop(within: grace) }
      }
    }
    try? await group.shutdownGracefully()
  }
}
