/// One event of a text/event-stream; source: HTML Living Standard, 9.2 Server-sent events.
struct ServerSentEvent {
  var event: String
  /// Comes back as Last-Event-ID when the reader resumes.
  var id: String?
  /// One line: JSON as `JSONWriter` writes it, which escapes line ends.
  var data: [UInt8]

  init(_ event: String, id: String? = nil, _ write: (inout JSONWriter) -> Void) {
    self.event = event
    self.id = id
    var writer = JSONWriter()
    writer.object(write)
    data = writer.bytes
  }

  /// As it goes over the wire.
  var bytes: [UInt8] {
    let head = (id.map { "id: \($0)\n" } ?? "") + "event: \(event)\ndata: "
    return Array(head.utf8) + data + Array("\n\n".utf8)
  }

  /// A comment, which readers skip: a sign of life, also for proxies.
  static let keepAlive = Array(": keepalive\n\n".utf8)

  /// How long a reader should wait before it connects again.
  static let retry = Array("retry: 2000\n\n".utf8)
}
