package import GRPC
import NIOCore
import NIOPosix

/// A connection to a gRPC server that any number of calls share.
///
/// Calls beyond the number of streams that the server allows wait their turn, in order. When the connection
/// is lost or the server goes away, running calls end with UNAVAILABLE and `isOpen` becomes false; whoever
/// wants to go on connects again.
package final class GRPCChannel: Sendable {
  private let channel: any Channel
  private let queue: CallQueue

  private init(_ channel: any Channel, _ queue: CallQueue) {
    self.channel = channel
    self.queue = queue
  }

  deinit {
    queue.post(.close)
  }

  /// Connects, and fails with UNAVAILABLE if that is impossible.
  package static func connect(_ configuration: ClientConfiguration) async throws(Status) -> GRPCChannel {
    do {
      let timeout = configuration.connectTimeout.components
      let delay = TimeAmount.seconds(timeout.seconds) + .nanoseconds(timeout.attoseconds / 1_000_000_000)
      let (channel, queue, ready) = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .channelOption(.tcpOption(.tcp_nodelay), value: 1)
        .connectTimeout(delay)
        .connect(host: configuration.host, port: configuration.port) { channel in
          channel.eventLoop.makeCompletedFuture {
            let ready = channel.eventLoop.makePromise(of: Void.self)
            return (channel, try makeQueue(configuration, channel, ready), ready.futureResult)
          }
        }
      // A server that accepts and says nothing is none; closing the channel fails `ready`.
      let timer = channel.eventLoop.scheduleTask(in: delay) { channel.close(promise: nil) }
      try await ready.get()
      timer.cancel()
      return GRPCChannel(channel, queue)
    } catch {
      throw Status(
        .unavailable, "cannot connect to \(configuration.host):\(configuration.port): \(error)")
    }
  }

  /// The same, without further settings.
  package static func connect(host: String, port: Int) async throws(Status) -> GRPCChannel {
    try await connect(ClientConfiguration(host: host, port: port))
  }

  /// Whether the socket is open.
  package var isOpen: Bool { channel.isActive }

  /// Calls a method with one request and one response. Cancelling the task cancels the call.
  ///
  /// - Parameters:
  ///   - path: `/package.Service/Method`.
  ///   - timeout: after so long the call ends with DEADLINE_EXCEEDED, on both sides; `nil` waits for ever.
  /// - Throws: the status of the call, if it is not OK.
  package func unary(
    _ path: String, _ request: [UInt8], metadata: Metadata = Metadata(), timeout: Duration? = nil,
    compresses: Bool = false
  ) async throws(Status) -> [UInt8] {
    let call = UnaryCall(SharedBytes(message: request))
    let number = queue.makeNumber()
    let start = RequestStart(path: path, metadata: metadata, timeout: timeout, compresses: compresses)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        call.wait(continuation)
        queue.post(.start(number, start, call))
      }
    } onCancel: {
      // The mark is for the case that the order overtakes the start.
      call.cancel()
      queue.post(.cancel(number, Status(.cancelled, "the call was cancelled")))
    }
    return try result.get()
  }

  /// Begins a call that streams on either side or both.
  package func stream(
    _ path: String, metadata: Metadata = Metadata(), timeout: Duration? = nil, compresses: Bool = false
  ) -> StreamingCall {
    let exchange = RequestExchange()
    let number = queue.makeNumber()
    let start = RequestStart(path: path, metadata: metadata, timeout: timeout, compresses: compresses)
    queue.post(.start(number, start, exchange))
    return StreamingCall(exchange, number: number, queue: queue)
  }

  /// Lets running calls end, begins no others, and returns when the connection is closed.
  package func close() async {
    queue.post(.close)
    try? await channel.closeFuture.get()
  }

  /// Closes the socket at once; running calls end with UNAVAILABLE.
  package func disconnect() async {
    try? await channel.close()
  }

  private static func authority(_ configuration: ClientConfiguration) -> String {
    let host = configuration.host
    return host.contains(":") ? "[\(host)]:\(configuration.port)" : "\(host):\(configuration.port)"
  }

  /// Makes, on its event loop, what joins a socket to a queue of orders.
  private static func makeQueue(
    _ configuration: ClientConfiguration, _ channel: any Channel, _ ready: EventLoopPromise<Void>
  ) throws -> CallQueue {
    let connection = try ClientConnection(
      authority: authority(configuration), limits: configuration.limits)
    let handler = ClientHandler(connection, ready: ready)
    try channel.pipeline.syncOperations.addHandler(handler)
    let eventLoop = channel.eventLoop
    let bound = NIOLoopBound(handler, eventLoop: eventLoop)
    return CallQueue { queue in
      eventLoop.execute { bound.value.carryOut(queue.collect()) }
    }
  }
}
