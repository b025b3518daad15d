/// What a route answers.
package struct Answer: Sendable {
  /// The bytes, or what makes them while they are sent.
  package enum Body: Sendable {
    case bytes([UInt8])
    /// Called once; the answer ends when it returns.
    case stream(@Sendable (any BodyWriter) async throws -> Void)
  }

  package var status: Int
  package var mediaType: String
  /// Beside the media type.
  package var headers: [(name: String, value: String)]
  package var body: Body

  package init(
    status: Int = 200, mediaType: String, headers: [(name: String, value: String)] = [], body: Body
  ) {
    self.status = status
    self.mediaType = mediaType
    self.headers = headers
    self.body = body
  }

  package static let json = "application/json"

  /// A JSON text of its own shape.
  package static func json(_ value: some JSONWritable, status: Int = 200) -> Answer {
    var writer = JSONWriter()
    value.write(to: &writer)
    return Answer(status: status, mediaType: json, body: .bytes(writer.bytes))
  }

  /// `{"success":true,"data":{...}}` with the members that `write` writes.
  package static func data(_ write: (inout JSONWriter) -> Void) -> Answer {
    var writer = JSONWriter()
    writer.object {
      $0.member("success", true)
      $0.member("data", object: write)
    }
    return Answer(mediaType: json, body: .bytes(writer.bytes))
  }
}

/// Where a streamed answer goes. A write waits for a slow reader and throws once nobody reads.
package protocol BodyWriter: Sendable {
  func write(_ bytes: [UInt8]) async throws
}
