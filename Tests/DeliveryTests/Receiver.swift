import NIOCore
import NIOPosix
import Synchronization

/// A receiver on loopback that can answer, fail, stall and die.
final class Receiver: Sendable {
  /// What a request gets.
  enum Answer: Sendable {
    case status(Int, headers: [String: String] = [:])
    /// The connection is accepted and the request read; nothing is ever answered.
    case silence
    /// The connection is closed in the middle.
    case hangUp
    /// An answer that does not end.
    case endless
  }

  struct Received: Sendable, Equatable {
    var head: String
    var body: [UInt8]
  }

  private let requests = Mutex<[Received]>([])
  private let answer: Mutex<@Sendable (Int) -> Answer>
  private let channel: any Channel
  let port: Int

  /// - Parameters:
  ///   - port: 0 means any free one.
  ///   - answer: from the number of the request, from 0.
  init(port: Int = 0, answer: @escaping @Sendable (Int) -> Answer) async throws {
    let box = Address()
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            Conversation { received in box.receiver.withLock { $0 }?.take(received) ?? .hangUp })
        }
      }
      .bind(host: "127.0.0.1", port: port).get()
    self.port = channel.localAddress?.port ?? 0
    self.answer = Mutex(answer)
    box.receiver.withLock { $0 = self }
  }

  /// Requests that came so far, whole.
  var received: [Received] { requests.withLock { $0 } }

  func close() async throws { try await channel.close() }

  private func take(_ received: Received) -> Answer {
    let number = requests.withLock { requests in
      requests.append(received)
      return requests.count - 1
    }
    return answer.withLock { $0 }(number)
  }

  /// Lets connections find the receiver, which is made after they are told where.
  private final class Address: Sendable {
    let receiver = Mutex<Receiver?>(nil)
  }
}

/// Reads requests of one connection, each with a Content-Length, and answers.
private final class Conversation: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let take: (Receiver.Received) -> Receiver.Answer
  private var bytes: [UInt8] = []

  init(take: @escaping (Receiver.Received) -> Receiver.Answer) { self.take = take }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    bytes += unwrapInboundIn(data).readableBytesView
    while let request = next() { reply(take(request), context) }
  }

  private func next() -> Receiver.Received? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    let length = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.split(separator: ":")[1].drop { $0 == " " }) }
    guard let length, bytes.count >= end.upperBound + length else { return nil }
    let body = Array(bytes[end.upperBound..<end.upperBound + length])
    bytes.removeFirst(end.upperBound + length)
    return Receiver.Received(head: head, body: body)
  }

  private func reply(_ answer: Receiver.Answer, _ context: ChannelHandlerContext) {
    switch answer {
    case .silence: break
    case .hangUp: context.close(promise: nil)
    case .status(let status, let headers):
      let fields = headers.map { "\($0): \($1)\r\n" }.joined()
      write("HTTP/1.1 \(status) Status\r\nContent-Length: 2\r\n\(fields)\r\nok", context)
    case .endless:
      write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n", context)
      for _ in 0..<32 { write(String(repeating: "x", count: 65_536), context) }
    }
  }

  private func write(_ text: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
  }
}
