import GRPC
import HTTP2
import Synchronization

/// A bare HTTP/2 client in front of a `ServerConnection`, both in memory: says exactly what a test wants said.
final class Caller: BodySource {
  /// What came back for one request.
  struct Answer: Equatable {
    var fields: [String: String] = [:]
    var trailers: [String: String] = [:]
    var body: [UInt8] = []
    var closed: ErrorCode?

    /// From the trailers, or from a response that is nothing else.
    var status: Int? { (trailers["grpc-status"] ?? fields["grpc-status"]).flatMap { Int($0) } }
    var message: String? { trailers["grpc-message"] ?? fields["grpc-message"] }
    /// The messages, prefixes taken off.
    var messages: [[UInt8]] {
      var messages: [[UInt8]] = []
      var rest = body[...]
      while rest.count >= 5 {
        let length = rest.dropFirst().prefix(4).reduce(0) { $0 << 8 | Int($1) }
        messages.append(Array(rest.dropFirst(5).prefix(length)))
        rest = rest.dropFirst(5 + length)
      }
      return messages
    }
  }

  let server: ServerConnection
  let session: Session
  let bell = Bell()
  let mailbox: CallMailbox
  private(set) var answers: [StreamID: Answer] = [:]
  var now = Moment(instant: .now, wallNanoseconds: 1_700_000_000_000_000_000)
  /// Whether responses are given back to the windows as they come.
  var consumes = true

  /// Slots are never recycled here, so each belongs to one stream.
  private var streams: [Slot: StreamID] = [:]
  private var bodies: [Slot: (bytes: [UInt8], ends: Bool)] = [:]

  init(
    methods: MethodTable, limits: ServerLimits = ServerLimits(),
    configure: (inout SessionConfiguration) -> Void = { _ in }
  ) throws {
    let bell = bell
    mailbox = CallMailbox { bell.ring() }
    server = try ServerConnection(
      methods: methods, limits: limits,
      context: ConnectionContext(id: 7, peer: Peer(address: "test", isLoopback: true)),
      mailbox: mailbox)
    var configuration = SessionConfiguration(role: .client)
    configure(&configuration)
    session = try Session(configuration)
    try run()
  }

  /// The header fields of a proper request.
  static func fields(_ path: String, _ changes: [String: String?] = [:]) -> [(String, String)] {
    var fields: [(String, String)] = [
      (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "a"),
      ("content-type", "application/grpc"), ("te", "trailers"),
    ]
    for (name, value) in changes.sorted(by: { $0.key < $1.key }) {
      fields.removeAll { $0.0 == name }
      if let value {
        name.hasPrefix(":") ? fields.insert((name, value), at: 0) : fields.append((name, value))
      }
    }
    return fields
  }

  /// Begins a request; with `ends`, the body given is all of it.
  func begin(_ fields: [(String, String)], _ body: [UInt8], ends: Bool = true) throws -> (Slot, StreamID) {
    let slot = session.takeSlot()
    var block = FieldBlock()
    for (name, value) in fields { block.append(name: name, value: value) }
    bodies[slot] = (body, ends)
    let stream = try session.submitRequest(slot, .block(block), hasBody: true)
    answers[stream] = Answer()
    streams[slot] = stream
    return (slot, stream)
  }

  /// Adds to a body that has not ended.
  func send(_ slot: Slot, _ stream: StreamID, _ bytes: [UInt8], ends: Bool = false) {
    bodies[slot]!.bytes += bytes
    bodies[slot]!.ends = ends
    session.resume(stream)
  }

  /// A whole request and its answer.
  func call(_ fields: [(String, String)], _ body: [UInt8]) throws -> Answer {
    let (_, stream) = try begin(fields, body)
    try run()
    return answers[stream]!
  }

  func call(_ path: String, _ message: [UInt8], _ changes: [String: String?] = [:]) throws -> Answer {
    try call(Self.fields(path, changes), Self.frame(message))
  }

  static func frame(_ message: [UInt8], flag: UInt8 = 0) -> [UInt8] {
    [flag] + withUnsafeBytes(of: UInt32(message.count).bigEndian) { Array($0) } + message
  }

  func read(_ slot: Slot, into buffer: UnsafeMutableRawBufferPointer) -> BodyRead {
    guard let (bytes, ends) = bodies[slot] else { return .abort }
    let count = min(bytes.count, buffer.count)
    buffer.copyBytes(from: bytes.prefix(count))
    bodies[slot]!.bytes.removeFirst(count)
    if count < bytes.count { return .bytes(count) }
    return ends ? .last(count) : count > 0 ? .bytes(count) : .wait
  }

  /// Carries bytes to and fro until both sides are silent.
  func run() throws {
    while true {
      var up: [UInt8] = []
      try session.produce(from: self) { bytes in
        up.append(contentsOf: bytes)
        return true
      }
      handleEvents()
      if !up.isEmpty { try up.withUnsafeBytes { try server.receive($0, at: now) } }
      let down = try serverOutput()
      if !down.isEmpty {
        try down.withUnsafeBytes { try session.receive($0) }
        handleEvents()
      }
      if up.isEmpty, down.isEmpty { return }
    }
  }

  func serverOutput() throws -> [UInt8] {
    var down: [UInt8] = []
    try server.produce { bytes in
      down.append(contentsOf: bytes)
      return true
    }
    return down
  }

  /// Waits for the bell, for at most ten seconds, and does what a listener does then.
  func answerBell() async throws -> Bool {
    guard try await waitForBell() else { return false }
    server.attend()
    try run()
    return true
  }

  func waitForBell() async throws -> Bool {
    for _ in 0..<2000 {
      if bell.take() { return true }
      try await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  private func handleEvents() {
    var index = 0
    while index < session.eventCount {
      switch session.event(at: index) {
      case .headers(_, let stream, let fields, _, _):
        var values: [String: String] = [:]
        for field in session.fields(fields) {
          values[String(decoding: field.name, as: UTF8.self)] = String(decoding: field.value, as: UTF8.self)
        }
        if values[":status"] != nil {
          answers[stream]!.fields = values
        } else {
          answers[stream]!.trailers = values
        }
      case .data(_, let stream, let bytes, _):
        answers[stream]!.body.append(contentsOf: bytes)
        if consumes {
          session.consumeConnection(bytes.count)
          session.consumeStream(stream, bytes.count)
        }
      case .closed(let slot, let code):
        if let stream = streams[slot] { answers[stream]!.closed = code }
      default: break
      }
      index += 1
    }
    session.clearEvents()
  }
}

/// Remembers that it was rung.
final class Bell: Sendable {
  private let isRung = Atomic<Bool>(false)
  func ring() { isRung.store(true, ordering: .releasing) }
  func take() -> Bool { isRung.exchange(false, ordering: .acquiringAndReleasing) }
}
