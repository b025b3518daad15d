import HTTP2

/// One end of a connection in memory: a session, the bodies it sends, and all that has happened to it.
final class Endpoint: BodySource {
  /// What one stream has received.
  struct Stream {
    var id = StreamID(0)
    /// One list for each block: the header fields, then trailers.
    var blocks: [[String]] = []
    var body: [UInt8] = []
    var hasEnded = false
    var isTooLarge = false
    var closed: ErrorCode?
  }

  let session: Session
  private(set) var streams: [Slot: Stream] = [:]
  private(set) var pongs: [UInt64] = []
  private(set) var goAway: (last: StreamID, code: ErrorCode)?
  private(set) var notSent: [StreamID] = []
  /// Whether data is given back to the windows as it comes.
  var consumes = true
  /// Called when a request is complete.
  var onRequest: ((Endpoint, Slot, Stream) -> Void)?

  private var bodies: [Slot: (bytes: ArraySlice<UInt8>, trailers: FieldBlock?)] = [:]

  init(_ configuration: SessionConfiguration) throws {
    session = try Session(configuration)
  }

  var isFinished: Bool { session.isFinished }
  var peerStreamsMax: Int { session.peerConcurrentStreamsMax }

  // MARK: Orders

  func request(_ body: [UInt8], path: String = "/p", extra: [(String, String)] = []) throws -> (
    Slot, StreamID
  ) {
    let slot = session.takeSlot()
    var block = FieldBlock()
    let fields = [(":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "a")]
    for (name, value) in fields + extra { block.append(name: name, value: value) }
    bodies[slot] = (body[...], nil)
    let stream = try session.submitRequest(slot, .block(block), hasBody: true)
    streams[slot] = Stream(id: stream)
    return (slot, stream)
  }

  func respond(_ slot: Slot, _ stream: StreamID, _ body: [UInt8]) {
    var block = FieldBlock()
    block.append(name: ":status", value: "200")
    var trailers = FieldBlock()
    trailers.append(name: "x-end", value: "yes")
    bodies[slot] = (body[...], trailers)
    session.submitResponse(stream, .block(block), body: slot)
  }

  func read(_ slot: Slot, into buffer: UnsafeMutableRawBufferPointer) -> BodyRead {
    guard let (bytes, trailers) = bodies[slot] else { return .abort }
    let count = min(bytes.count, buffer.count)
    buffer.copyBytes(from: bytes.prefix(count))
    bodies[slot] = (bytes.dropFirst(count), trailers)
    guard count == bytes.count else { return .bytes(count) }
    return trailers.map { .trailers(count, .block($0)) } ?? .last(count)
  }

  // MARK: Bytes

  func receive(_ bytes: [UInt8]) throws(SessionError) {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(SessionError) in
        try session.receive(bytes)
        handleEvents()
      }
    }
    try result.get()
  }

  /// All that is ready to be sent.
  func produce() throws -> [UInt8] {
    var output: [UInt8] = []
    try session.produce(from: self) { bytes in
      output.append(contentsOf: bytes)
      return true
    }
    handleEvents()
    return output
  }

  private func handleEvents() {
    var index = 0
    while index < session.eventCount {
      handle(session.event(at: index))
      index += 1
    }
    session.clearEvents()
  }

  private func handle(_ event: Event) {
    switch event {
    case .headers(let slot, let id, let fields, let endStream, let isTooLarge):
      // A server's slot is used again by later streams.
      if streams[slot]?.id != id { streams[slot] = Stream(id: id) }
      streams[slot]!.isTooLarge = isTooLarge
      streams[slot]!.blocks.append(
        session.fields(fields).map {
          String(decoding: $0.name, as: UTF8.self) + "=" + String(decoding: $0.value, as: UTF8.self)
        })
      if endStream { ended(slot) }
    case .data(let slot, let id, let bytes, let endStream):
      streams[slot]!.body.append(contentsOf: bytes)
      if consumes {
        session.consumeConnection(bytes.count)
        session.consumeStream(id, bytes.count)
      }
      if endStream { ended(slot) }
    case .endStream(let slot): ended(slot)
    case .finishedSending(_, let stream): session.reset(stream, .noError)
    case .closed(let slot, let code):
      streams[slot, default: Stream()].closed = code
      session.recycle(slot)
    case .pong(let opaque): pongs.append(opaque)
    case .goAway(let last, let code): goAway = (last, code)
    case .notSent(let stream): notSent.append(stream)
    case .settings: break
    }
  }

  private func ended(_ slot: Slot) {
    streams[slot]!.hasEnded = true
    onRequest?(self, slot, streams[slot]!)
  }
}

/// A client and a server that hand each other their bytes.
struct Pair {
  let client: Endpoint
  let server: Endpoint

  init(
    client configureClient: (inout SessionConfiguration) -> Void = { _ in },
    server configureServer: (inout SessionConfiguration) -> Void = { _ in }
  ) throws {
    var configuration = SessionConfiguration(role: .client)
    configureClient(&configuration)
    client = try Endpoint(configuration)
    configuration = SessionConfiguration(role: .server)
    configureServer(&configuration)
    server = try Endpoint(configuration)
  }

  /// Carries bytes to and fro, in pieces of at most `pieceBytes`, until both ends are silent.
  func run(pieceBytes: Int = .max) throws {
    while true {
      let up = try client.produce()
      for piece in up.pieces(pieceBytes) { try server.receive(Array(piece)) }
      let down = try server.produce()
      for piece in down.pieces(pieceBytes) { try client.receive(Array(piece)) }
      if up.isEmpty, down.isEmpty { return }
    }
  }
}

extension [UInt8] {
  func pieces(_ bytesMax: Int) -> [ArraySlice<UInt8>] {
    guard bytesMax < count else { return isEmpty ? [] : [self[...]] }
    return stride(from: 0, to: count, by: bytesMax).map { self[$0..<Swift.min($0 + bytesMax, count)] }
  }
}
