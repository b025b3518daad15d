import EchoService
import GRPC
import NIOCore
import Server
import Synchronization
import Testing

@Suite("The end of a connection", .timeLimit(.minutes(1)))
struct ClosingTests {
  @Test("A connection that ends is not reset under a peer that is still sending", arguments: 0..<5)
  func stillSending(round: Int) async throws {
    try await withServer({ $0.drainNotice = .milliseconds(50) }) { server, address, channel in
      // What keeps the server from being done at once.
      async let sleeping = channel.unary("/echo.Echo/Sleep", Array("100".utf8))
      let errors = SocketErrors()
      let peer = try await RawPeer.connect(host: address.host, port: address.port, reads: true)
      try await peer.channel.pipeline.addHandler(errors)
      try await peer.send(RawPeer.call("/echo.Echo/Unary", [1]))
      // A frame of an unknown type.
      let frame: [UInt8] = [0, 0x10, 0, 0xFA, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 0x1000)
      let sending = Task {
        while peer.channel.isActive { try? await peer.send(frame) }
      }
      await server.drain(grace: .seconds(20))
      await sending.value
      #expect(errors.all.isEmpty)
      #expect(try await sleeping == Array("slept".utf8))
    }
  }

  @Test("A peer that has been told the end and does not leave is left")
  func doesNotLeave() async throws {
    try await withServer({ $0.drainNotice = .milliseconds(50) }) { server, address, _ in
      let peer = try await RawPeer.connect(host: address.host, port: address.port, reads: false)
      try await peer.send(RawPeer.call("/echo.Echo/Unary", [1]))
      let begun = ContinuousClock.now
      await server.drain(grace: .seconds(60))
      #expect(begun.duration(to: .now) < .seconds(15))
      await peer.close()
    }
  }
}

/// What a socket says of itself that is not its orderly end.
private final class SocketErrors: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer

  private let errors = Mutex<[String]>([])
  var all: [String] { errors.withLock { $0 } }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    errors.withLock { $0.append("\(error)") }
    context.close(promise: nil)
  }
}
