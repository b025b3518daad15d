internal import Foundation
internal import NIOCore
internal import NIOPosix

/// One answer of an HTTP server on loopback, fetched over a connection of its own.
package struct HTTPAnswer: Sendable {
  package var status: Int
  package var headers: [(name: String, value: String)]
  package var text: String

  /// The body as a JSON object.
  package var json: [String: Any] {
    get throws {
      guard let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
        throw Malformed(text: text)
      }
      return object
    }
  }

  /// The first header field of that name, in any case of letters.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// An answer that is not what was expected of it.
  package struct Malformed: Error {
    package var text: String

    package init(text: String) { self.text = text }
  }

  /// Asks `port` for `path`, sends `body` if there is one, and reads until the server closes.
  package static func get(
    port: Int, path: String, method: String = "GET", headers: [String: String] = [:], body: String? = nil
  ) async throws -> HTTPAnswer {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      let lines =
        ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
        + (body.map { ["Content-Length: \($0.utf8.count)"] } ?? [])
        + headers.map { "\($0.key): \($0.value)" }
      let head = lines.joined(separator: "\r\n") + "\r\n\r\n"
      try await outbound.write(ByteBuffer(string: head + (body ?? "")))
      var bytes = ByteBuffer()
      for try await part in inbound { bytes.writeImmutableBuffer(part) }
      return try HTTPAnswer(String(buffer: bytes))
    }
  }

  private init(_ response: String) throws {
    guard let end = response.firstRange(of: "\r\n\r\n") else { throw Malformed(text: response) }
    let head = response[..<end.lowerBound].split(separator: "\r\n")
    guard let status = head.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw Malformed(text: response)
    }
    self.status = status
    headers = head.dropFirst().compactMap { line in
      line.firstRange(of: ": ").map { (String(line[..<$0.lowerBound]), String(line[$0.upperBound...])) }
    }
    let body = response[end.upperBound...]
    let isChunked = headers.contains { $0.name.lowercased() == "transfer-encoding" && $0.value == "chunked" }
    text = isChunked ? try Self.joined(chunks: body) : String(body)
  }

  /// What lies in the chunks of a streamed body (RFC 9112, 7.1).
  private static func joined(chunks body: Substring) throws -> String {
    var rest = body.utf8[...]
    var bytes: [UInt8] = []
    while true {
      guard let line = rest.firstIndex(of: UInt8(ascii: "\r")),
        let size = Int(String(rest[..<line]) ?? "", radix: 16),
        let start = rest.index(line, offsetBy: 2, limitedBy: rest.endIndex),
        let end = rest.index(start, offsetBy: size, limitedBy: rest.endIndex)
      else { throw Malformed(text: String(body)) }
      if size == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += rest[start..<end]
      guard let next = rest.index(end, offsetBy: 2, limitedBy: rest.endIndex) else {
        throw Malformed(text: String(body))
      }
      rest = rest[next...]
    }
  }
}
