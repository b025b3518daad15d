internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A TCP proxy on loopback that a test can make stall, as a network does that says nothing: connections stay open, bytes
/// are acknowledged, and nothing arrives.
package final class TCPProxy: Sendable {
  private struct State {
    var isStalled = false
    var channels: [ObjectIdentifier: any Channel] = [:]
  }

  private let state = Mutex(State())
  private let listener = Mutex<(any Channel)?>(nil)

  private init() {}

  /// Forwards to `port` on loopback.
  package static func start(to port: Int) async throws -> TCPProxy {
    let proxy = TCPProxy()
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelOption(.autoRead, value: false)
      .childChannelInitializer { incoming in
        ClientBootstrap(group: incoming.eventLoop)
          .channelOption(.autoRead, value: false)
          .connect(host: "127.0.0.1", port: port)
          .flatMap { outgoing in proxy.join(incoming, outgoing) }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    proxy.listener.withLock { $0 = listener }
    return proxy
  }

  /// Where it listens.
  package var port: Int { listener.withLock { $0?.localAddress?.port } ?? 0 }

  /// Forwards nothing any more, or again. What comes meanwhile is dropped.
  package func stall(_ isStalled: Bool) { state.withLock { $0.isStalled = isStalled } }

  /// Resets all connections.
  package func cut() async {
    for channel in state.withLock({ Array($0.channels.values) }) { try? await channel.close() }
  }

  package func stop() async {
    try? await listener.withLock { $0.take() }?.close()
    await cut()
  }

  private func join(_ one: any Channel, _ other: any Channel) -> EventLoopFuture<Void> {
    one.eventLoop.makeCompletedFuture {
      for (channel, peer) in [(one, other), (other, one)] {
        try channel.pipeline.syncOperations.addHandler(Forwarder(self, to: peer))
        state.withLock { $0.channels[ObjectIdentifier(channel)] = channel }
      }
      for channel in [one, other] { _ = channel.setOption(.autoRead, value: true) }
    }
  }

  private final class Forwarder: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let proxy: TCPProxy
    private let peer: any Channel

    init(_ proxy: TCPProxy, to peer: any Channel) {
      self.proxy = proxy
      self.peer = peer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      if proxy.state.withLock({ $0.isStalled }) { return }
      peer.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
      _ = proxy.state.withLock { $0.channels.removeValue(forKey: ObjectIdentifier(context.channel)) }
      peer.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
}
