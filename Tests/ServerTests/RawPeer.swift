import HTTP2
import NIOCore
import NIOPosix

/// A socket on which a test says what it likes, and perhaps never reads.
struct RawPeer {
  let channel: any Channel

  static func connect(host: String, port: Int, reads: Bool) async throws -> RawPeer {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.autoRead, value: reads)
      .channelOption(.socketOption(.so_rcvbuf), value: 4096)
      .connect(host: host, port: port).get()
    return RawPeer(channel: channel)
  }

  func send(_ bytes: [UInt8]) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
  }

  func close() async {
    try? await channel.close()
  }

  /// What a client with windows of two gigabytes sends to call a method once.
  static func call(_ path: String, _ message: [UInt8]) throws -> [UInt8] {
    let body = OneBody([0] + withUnsafeBytes(of: UInt32(message.count).bigEndian) { Array($0) } + message)
    var configuration = SessionConfiguration(role: .client)
    configuration.streamWindowBytes = Int(Int32.max)
    configuration.connectionWindowBytes = Int(Int32.max)
    let session = try Session(configuration)
    var block = FieldBlock()
    for (name, value) in [
      (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "a"),
      ("content-type", "application/grpc"), ("te", "trailers"),
    ] {
      block.append(name: name, value: value)
    }
    _ = try session.submitRequest(session.takeSlot(), .block(block), hasBody: true)
    var output: [UInt8] = []
    try session.produce(from: body) { bytes in
      output.append(contentsOf: bytes)
      return true
    }
    return output
  }
}

private final class OneBody: BodySource {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func read(_ slot: Slot, into buffer: UnsafeMutableRawBufferPointer) -> BodyRead {
    buffer.copyBytes(from: bytes)
    return .last(bytes.count)
  }
}
