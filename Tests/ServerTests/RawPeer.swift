import HTTP2
import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
#elseif canImport(Musl)
  import Musl
  private let streamSocket = SOCK_STREAM
#else
  import Darwin
  private let streamSocket = SOCK_STREAM
#endif

/// The system's functions that the peer's own hide.
private enum Descriptor {
  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  static func connect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>) -> Int32 {
    #if canImport(Glibc)
      Glibc.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
    #elseif canImport(Musl)
      Musl.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
    #else
      Darwin.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
    #endif
  }
}

/// A socket on which a test says what it likes, and perhaps never reads.
struct RawPeer {
  let channel: any Channel

  /// - Parameter isSmall: whether the kernel takes as little as it can for a peer that does not read. Such a peer stays slow
  ///   when it reads again: each few kilobytes wait for a timer.
  static func connect(host: String, port: Int, reads: Bool, isSmall: Bool = true) async throws -> RawPeer {
    var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.autoRead, value: reads)
    if isSmall { bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: 4096) }
    return RawPeer(channel: try await bootstrap.connect(host: host, port: port).get())
  }

  /// Connects to loopback and resets the connection without a word, as a port scanner does.
  static func connectAndReset(port: Int) throws {
    let descriptor = socket(AF_INET, streamSocket, 0)
    guard descriptor >= 0 else { throw IOError(errnoCode: errno, reason: "socket") }
    defer { Descriptor.close(descriptor) }
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Descriptor.connect(descriptor, $0)
      }
    }
    guard result == 0 else { throw IOError(errnoCode: errno, reason: "connect") }
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
