package import Logging
package import Telemetry
package import ThresholdService
internal import Hummingbird
internal import NIOCore
internal import NIOPosix

/// The HTTP edge: probes and health on one port, metrics on another.
package final class Gateway: Sendable {
  /// Where the gateway listens, and what it allows.
  package struct Configuration: Sendable {
    /// A name or an address.
    package var host: String
    /// 0 means any free one.
    package var port: Int
    /// `nil`: no metrics are served.
    package var metricsPort: Int?

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

  private let group: MultiThreadedEventLoopGroup
  private let http: HTTPListener
  private let metrics: HTTPListener?

  package init(
    configuration: Configuration, health: Health, metrics registry: MetricRegistry, logger: Logger
  ) {
    // One loop: whoever asks for more than health speaks gRPC.
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    self.group = group
    let router = Router(context: BasicRequestContext.self)
    router.addMiddleware {
      RequestObservation(registry: registry, logger: logger)
      ErrorAnswers()
    }
    HealthRoutes(health: health).add(to: router)
    http = HTTPListener(
      host: configuration.host, port: configuration.port, router: router, group: group, logger: logger)
    metrics = configuration.metricsPort.map { port in
      let router = Router(context: BasicRequestContext.self)
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
