package import GRPC
import NIOCore
import NIOPosix
import Synchronization

/// A gRPC server on TCP: listens, serves the methods of a table, and goes away in an orderly manner.
package final class GRPCServer: Sendable {
  /// The address the server has been given.
  package struct Address: Sendable, Equatable {
    package var host: String
    package var port: Int
  }

  private let configuration: ServerConfiguration
  private let methods: MethodTable
  private let observer: ServerObserver
  private let registry = ConnectionRegistry()
  private let group: MultiThreadedEventLoopGroup
  private let listener = Mutex<(any Channel)?>(nil)

  package init(
    configuration: ServerConfiguration, methods: MethodTable, observer: ServerObserver = ServerObserver()
  ) {
    self.configuration = configuration
    self.methods = methods
    self.observer = observer
    group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.eventLoops)
  }

  /// Begins to listen and returns where. Throws what the operating system says, for example that the port
  /// is taken; then the server is of no further use.
  package func start() async throws -> Address {
    do {
      let channel = try await bind()
      listener.withLock { $0 = channel }
      let address = channel.localAddress
      return Address(
        host: address?.ipAddress ?? configuration.host, port: address?.port ?? configuration.port)
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  private func bind() async throws -> any Channel {
    let (configuration, methods, registry, observer) = (configuration, methods, registry, observer)
    return try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: configuration.backlog)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.writeBufferWaterMark, value: .init(low: 32 * 1024, high: 128 * 1024))
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            ConnectionHandler(
              id: registry.makeID(), configuration: configuration, methods: methods, registry: registry,
              observer: observer))
        }
      }
      .bind(host: configuration.host, port: configuration.port)
      .get()
  }

  /// Connections that are open.
  package var connectionCount: Int { registry.count }

  /// Goes away: accepts no more connections, tells peers and stream handlers, lets running calls end within
  /// `grace`, and then ends them with UNAVAILABLE. Returns when all connections are closed and the threads
  /// have ended; the server cannot be started again.
  package func drain(grace: Duration) async {
    let listener = listener.withLock { $0.take() }
    try? await listener?.close()
    registry.beginDrain()
    let force = Task { [registry] in
      try await Task.sleep(for: grace)
      registry.forEach { $0.abandon() }
      // What a peer does not take now, it does not take.
      try await Task.sleep(for: .milliseconds(500))
      registry.forEach { $0.disconnect() }
    }
    await registry.waitUntilEmpty()
    force.cancel()
    try? await group.shutdownGracefully()
  }
}
