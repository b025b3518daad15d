package import HTTP2

/// One connection of a gRPC client, without a socket: calls in, bytes out, bytes in, answers out.
///
/// The owner works as with `ServerConnection`: `receive` what was read and `produce` what is to be written.
/// Calls go by numbers that the owner gives them. More calls than the server allows at once wait inside the
/// session.
package final class ClientConnection {
  let session: Session
  let limits: ClientLimits
  private let authority: String

  /// By slot.
  private var slots: ContiguousArray<ClientCall?> = []
  private var calls: [UInt64: ClientCall] = [:]
  private var consumedBytes = 0
  private var isGoingAway = false
  private var isLost = false

  /// Whether the server's settings have come. A call before that may be one more than the server allows, and
  /// be refused.
  package private(set) var isReady = false
  /// The earliest deadline of any call that has one; possibly of one that is over by now.
  package private(set) var nextDeadline: ContinuousClock.Instant?

  package init(authority: String, limits: ClientLimits) throws(SessionError) {
    self.authority = authority
    self.limits = limits
    session = try Session(limits.session)
  }

  /// Whether new calls are accepted.
  package var isOpen: Bool { !isGoingAway && !session.isFinished }

  /// Whether the connection is over and the socket should be closed.
  package var isFinished: Bool { session.isFinished }

  /// Calls that have not ended.
  package var openCalls: Int { calls.count }

  // MARK: The owner's orders

  /// Begins a call under a number of the owner's, never used before on this connection.
  package func start(
    _ number: UInt64, _ start: RequestStart, _ handler: any RequestHandler, now: ContinuousClock.Instant
  ) {
    let deadline = start.timeout.map { now.advanced(by: $0) }
    let call = ClientCall(
      number: number, handler: handler, compresses: start.compresses, deadline: deadline)
    guard isOpen else { return finish(call, Self.goingAway) }
    let slot = session.takeSlot()
    do {
      call.stream = try session.submitRequest(slot, .block(fields(start)), hasBody: true)
    } catch {
      session.recycle(slot)
      return finish(call, Status(.unavailable, "the request cannot be sent: \(error)"))
    }
    while slots.count <= slot.index { slots.append(nil) }
    slots[slot.index] = call
    calls[number] = call
    if let deadline, nextDeadline == nil || deadline < nextDeadline! { nextDeadline = deadline }
  }

  /// The call has a request message, or no more of them.
  package func wake(_ number: UInt64) {
    guard let call = calls[number] else { return }
    session.resume(call.stream)
  }

  /// The handler takes messages again.
  package func resumeReading(_ number: UInt64) {
    guard let call = calls[number], call.isPaused else { return }
    call.isPaused = false
    deliverBuffered(call)
  }

  /// Ends a call from this side.
  package func cancel(_ number: UInt64, _ status: Status) {
    guard let call = calls[number] else { return }
    session.reset(call.stream, .cancel)
    finish(call, status)
  }

  /// Ends all calls whose deadline has passed.
  package func expireDeadlines(at now: ContinuousClock.Instant) {
    var next: ContinuousClock.Instant?
    for call in calls.values {
      guard let deadline = call.deadline else { continue }
      if deadline <= now {
        cancel(call.number, Status(.deadlineExceeded, "the deadline has passed"))
      } else {
        next = next.map { min($0, deadline) } ?? deadline
      }
    }
    nextDeadline = next
  }

  /// Begins no more calls; the connection is finished when the running ones are.
  package func goAway() {
    isGoingAway = true
    session.goAway(.noError)
  }

  /// The socket is gone, and with it all calls.
  package func connectionLost() {
    isGoingAway = true
    isLost = true
    for call in calls.values { finish(call, Status(.unavailable, "the connection is lost")) }
    slots = []
  }

  /// Feeds bytes from the socket.
  package func receive(_ bytes: UnsafeRawBufferPointer) throws(SessionError) {
    guard !isLost else { return }
    try session.receive(bytes)
    handleEvents()
  }

  /// Hands what is ready to be sent to `take`; as `ServerConnection.produce`.
  package func produce(_ take: (UnsafeRawBufferPointer) -> Bool) throws(SessionError) {
    guard !isLost else { return }
    try session.produce(from: self, take)
    handleEvents()
  }

  // MARK: Events

  private func handleEvents() {
    var index = 0
    while index < session.eventCount {
      handle(session.event(at: index))
      index += 1
    }
    session.clearEvents()
    if consumedBytes > 0 {
      session.consumeConnection(consumedBytes)
      consumedBytes = 0
    }
  }

  private func handle(_ event: Event) {
    switch event {
    case .headers(let slot, _, let fields, let endStream, let isTooLarge):
      guard let call = slots[slot.index] else { return }
      if isTooLarge {
        cancel(call.number, Status(.resourceExhausted, "the response's header fields are over the limit"))
      } else {
        received(session.fields(fields), call)
        if endStream { ended(call) }
      }
    case .data(let slot, _, let bytes, let endStream):
      consumedBytes += bytes.count
      guard let call = slots[slot.index] else { return }
      received(bytes, endStream: endStream, call)
      if endStream { ended(call) }
    case .endStream(let slot):
      if let call = slots[slot.index] { ended(call) }
    case .closed(let slot, let code):
      if let call = slots[slot.index] {
        slots[slot.index] = nil
        if call.status == nil {
          // Refused for coming after the last call that the server takes.
          let isTooLate = isGoingAway && code == .refusedStream
          call.status = isTooLate ? Self.goingAway : Status(closedWith: code)
        }
        call.hasEnded = true
        deliverBuffered(call)
      }
      session.recycle(slot)
    case .notSent(let stream):
      // The stream's `closed` follows and ends the call; only the reason is better known here.
      for case let call? in slots where call.stream == stream { call.status = Self.goingAway }
    case .goAway: isGoingAway = true
    case .settings: isReady = true
    case .finishedSending, .pong: break
    }
  }

  func call(in slot: Slot) -> ClientCall? { slots[slot.index] }

  /// Tells the handler, once.
  func finish(_ call: ClientCall, _ status: Status) {
    guard !call.isFinished else { return }
    call.isFinished = true
    calls[call.number] = nil
    call.handler.finished(status)
  }

  private static let goingAway = Status(.unavailable, "the server accepts no more calls on this connection")

  private func fields(_ start: RequestStart) -> FieldBlock {
    var block = FieldBlock()
    block.append(name: ":method", value: "POST")
    block.append(name: ":scheme", value: "http")
    block.append(name: ":path", value: start.path)
    block.append(name: ":authority", value: authority)
    block.append(name: "content-type", value: "application/grpc")
    block.append(name: "te", value: "trailers")
    block.append(name: "user-agent", value: limits.userAgent)
    block.append(name: "grpc-accept-encoding", value: "identity,gzip")
    if start.compresses { block.append(name: "grpc-encoding", value: "gzip") }
    if let timeout = start.timeout {
      block.append(name: "grpc-timeout", value: Timeout.format(timeout))
    }
    block.append(contentsOf: start.metadata.block)
    return block
  }
}
