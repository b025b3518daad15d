internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Synchronization

/// One port that answers HTTP/1.1 by a router.
final class HTTPListener: Sendable {
  private struct Running {
    var services: ServiceGroup
    var task: Task<Void, Never>
  }

  private let makeServices: @Sendable (_ listening: @escaping @Sendable (Int) -> Void) -> ServiceGroup
  private let executor: EventLoopExecutor
  private let running = Mutex<Running?>(nil)

  /// - Parameters:
  ///   - port: 0 means any free one.
  ///   - group: its one loop serves all connections.
  init(
    host: String, port: Int, router: Router<GatewayContext>, group: MultiThreadedEventLoopGroup,
    logger: Logger
  ) {
    executor = EventLoopExecutor(group.next())
    let responder = router.buildResponder()
    // What Hummingbird says of its own start and end is of no interest; errors are.
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .warning)
    makeServices = { [quiet] listening in
      let application = Application(
        responder: responder,
        server: .http1(configuration: .init(idleTimeout: .seconds(60))),
        configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
        onServerRunning: { channel in listening(channel.localAddress?.port ?? port) },
        eventLoopGroupProvider: .shared(group), logger: quiet)
      return ServiceGroup(configuration: ServiceGroupConfiguration(services: [application], logger: quiet))
    }
  }

  /// Begins to listen, and returns the port.
  func start() async throws -> Int {
    let (ports, report) = AsyncThrowingStream<Int, any Error>.makeStream()
    let services = makeServices { report.yield($0) }
    let task = Task(executorPreference: executor) {
      do {
        try await services.run()
        report.finish()
      } catch {
        report.finish(throwing: error)
      }
    }
    running.withLock { $0 = Running(services: services, task: task) }
    for try await port in ports { return port }
    throw CancellationError()
  }

  /// Takes no more connections, lets running requests end within `grace`, and returns when all is closed.
  func stop(within grace: Duration) async {
    guard let running = running.withLock({ $0.take() }) else { return }
    await running.services.triggerGracefulShutdown()
    let force = Task {
      try await Task.sleep(for: grace)
      running.task.cancel()
    }
    await running.task.value
    force.cancel()
  }
}
