package import HTTP2

/// One connection of a gRPC server, without a socket: bytes in, calls of methods, bytes out.
///
/// The owner, on one event loop, feeds what it reads to `receive`, then lets `produce` write; it calls
/// `attend` and `produce` when the mailbox rings, and `expireDeadlines` at `nextDeadline`. Nothing here
/// suspends, locks for long or reads a clock.
package final class ServerConnection {
  let session: Session
  let table: MethodTable
  let limits: ServerLimits
  let context: ConnectionContext
  let mailbox: CallMailbox
  let observer: (any CallObserver)?

  /// By slot.
  var calls: ContiguousArray<ServerCall> = []
  var callCount: UInt64 = 0
  /// Streaming calls that began in this burst and whose response has not been started.
  var beginning: [Slot] = []
  /// Bytes of requests that are kept, in the buffers of all calls.
  package internal(set) var bufferedBytes = 0
  /// Bytes of bodies in this burst, given back to the connection's window in one go.
  var consumedBytes = 0
  /// Bytes of answers that are not sent yet, of all calls with one answer.
  package internal(set) var unsentBytes = 0
  private(set) var isDraining = false
  /// The socket is gone; writing may have found that out while `produce` was at work.
  private var isLost = false

  /// Calls that have ended since the owner last took them away.
  package var finishedCalls: [FinishedCall] = []
  /// Calls that are open, finished ones that are still being sent included.
  package private(set) var openCalls = 0
  /// The earliest deadline of any call that has one; possibly of one that is over by now.
  package private(set) var nextDeadline: ContinuousClock.Instant?
  /// The last of our pings that the peer has answered.
  package private(set) var lastPong: UInt64?

  package init(
    methods: MethodTable, limits: ServerLimits, context: ConnectionContext, mailbox: CallMailbox,
    observer: (any CallObserver)? = nil
  ) throws(SessionError) {
    table = methods
    self.observer = observer
    self.limits = limits
    self.context = context
    self.mailbox = mailbox
    session = try Session(limits.session)
  }

  // MARK: The owner's calls

  /// Feeds bytes from the socket and calls the methods whose requests they complete.
  package func receive(_ bytes: UnsafeRawBufferPointer, at moment: Moment) throws(SessionError) {
    guard !isLost else { return }
    mailbox.attend()
    try session.receive(bytes)
    handleEvents(at: moment)
  }

  /// The mailbox has rung; `produce` does the rest.
  package func attend() {
    mailbox.attend()
  }

  /// Hands what is ready to be sent to `take`, piece by piece, until there is nothing more or `take`
  /// returns `false`. Bytes that `take` was given count as sent.
  ///
  /// - Parameter hasRoom: whether anything can be taken; if not, only what other threads have posted is
  ///   dealt with, and what is ready stays where it is.
  package func produce(
    hasRoom: Bool = true, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(SessionError) {
    var hasRoom = hasRoom
    while !isLost {
      if hasRoom {
        try session.produce(from: self) { bytes in
          hasRoom = take(bytes)
          return hasRoom
        }
      }
      // Sending ends streams, and the end of a stream may order something to be sent.
      let hasEvents = handleEvents(at: nil)
      let letters = mailbox.collect()
      for letter in letters { open(letter) }
      if !hasEvents, letters.isEmpty { return }
    }
  }

  /// Ends all calls whose deadline has passed.
  package func expireDeadlines(at now: ContinuousClock.Instant) {
    mailbox.attend()
    var next: ContinuousClock.Instant?
    for call in calls where call.phase != .idle {
      // An answer that nobody reads is kept no longer than the caller waits for it.
      let isUnsent = call.phase == .finished && call.outgoing != nil
      guard let deadline = call.deadline, call.phase != .finished || isUnsent else { continue }
      if deadline > now {
        next = next.map { min($0, deadline) } ?? deadline
      } else if isUnsent {
        session.reset(call.stream, .cancel)
      } else {
        end(call, Status(.deadlineExceeded, "the deadline has passed"), .deadlineExceeded)
      }
    }
    nextDeadline = next
  }

  /// Tells the peer and all handlers that the connection will end; calls are still accepted, for some may
  /// be on their way.
  package func beginDrain() {
    guard !isDraining else { return }
    isDraining = true
    mailbox.attend()
    session.announceShutdown()
    for call in calls { call.handler?.drain() }
  }

  /// Accepts no further calls. Those that are running go on, and then the connection is finished.
  package func finishDrain() {
    session.goAway(.noError)
  }

  /// Ends all calls with UNAVAILABLE and the connection with them.
  package func abandonCalls() {
    mailbox.attend()
    session.goAway(.noError)
    for call in calls where call.phase != .idle && call.phase != .finished {
      // A caller that cannot be told will see the connection end, which means the same.
      end(call, Status(.unavailable, "the server is shutting down"), .connectionLost, mayReset: false)
    }
  }

  /// Ends the streams of callers that are still sending although they had their answer at the last call of this, too.
  /// To be called every few seconds.
  package func endLingering() {
    for call in calls {
      switch call.lingering {
      case .no: break
      case .begun: call.lingering = .seen
      case .seen: session.reset(call.stream, .noError)
      }
    }
  }

  /// The socket is gone: frees all that calls hold.
  package func connectionLost() {
    isLost = true
    mailbox.close()
    for call in calls where call.phase != .idle {
      if call.phase != .finished { report(call, .cancelled) }
      release(call, .connectionLost)
      call.reset()
    }
    calls = []
    openCalls = 0
    unsentBytes = 0
  }

  /// Asks the peer for a sign of life, answered in `lastPong`.
  package func ping(_ opaque: UInt64) {
    session.ping(opaque)
  }

  /// Whether the connection is over and the socket should be closed.
  package var isFinished: Bool { session.isFinished }

  // MARK: Events

  /// Handles what has happened, and whatever that makes happen. Returns whether there was anything.
  @discardableResult
  private func handleEvents(at moment: Moment?) -> Bool {
    var index = 0
    while index < session.eventCount {
      handle(session.event(at: index), at: moment)
      index += 1
    }
    session.clearEvents()
    if consumedBytes > 0 {
      session.consumeConnection(consumedBytes)
      consumedBytes = 0
    }
    if !beginning.isEmpty {
      for slot in beginning { beginResponse(calls[slot.index], slot) }
      beginning.removeAll(keepingCapacity: true)
    }
    return index > 0
  }

  private func handle(_ event: Event, at moment: Moment?) {
    switch event {
    case .data(let slot, _, let bytes, let endStream):
      consumedBytes += bytes.count
      received(bytes, endStream: endStream, call(in: slot), slot)
    case .headers(let slot, let stream, let fields, let endStream, let isTooLarge):
      let call = call(in: slot)
      if call.phase == .idle, let moment {
        begin(call, slot, stream, session.fields(fields), isTooLarge: isTooLarge, at: moment)
      }
      if endStream { received(UnsafeRawBufferPointer(start: nil, count: 0), endStream: true, call, slot) }
    case .endStream(let slot):
      received(UnsafeRawBufferPointer(start: nil, count: 0), endStream: true, call(in: slot), slot)
    case .finishedSending(let slot, _):
      // The answer is complete and nobody needs the rest of the request. To say so with a reset (RFC 9113, 8.1) would be
      // quicker, but HAProxy 2.6 then resets its own caller's stream and drops the answer.
      call(in: slot).lingering = .begun
    case .closed(let slot, _):
      closed(slot)
    case .pong(let opaque):
      lastPong = opaque
    case .notSent, .settings, .goAway:
      break
    }
  }

  private func begin(
    _ call: ServerCall, _ slot: Slot, _ stream: StreamID, _ fields: Fields, isTooLarge: Bool,
    at moment: Moment
  ) {
    callCount += 1
    openCalls += 1
    call.phase = .collecting
    call.stream = stream
    call.number = callCount
    call.begun = moment.instant
    call.receivedAt = moment.wallNanoseconds
    var methodIndex: Int?
    let head = RequestHead(fields, metadata: &call.metadata) { methodIndex = table.index(of: $0) }
    observer?.callStarted(method: methodIndex)
    if isTooLarge {
      return refuse(call, Status(.resourceExhausted, "the header fields are over the limit"))
    }
    switch head.refusal {
    case nil: break
    case .http(let answer):
      finish(call, .unimplemented)
      return session.submitResponse(stream, .prepared(answer), body: nil)
    case .status(let status): return refuse(call, status)
    }
    guard let methodIndex else {
      return refuse(call, Status(.unimplemented, "the server has no such method"))
    }
    call.methodIndex = methodIndex
    call.usesGzip = head.usesGzip
    call.compressesResponse = head.usesGzip && head.acceptsGzip
    if let timeout = head.timeout {
      let deadline = moment.instant.advanced(by: timeout)
      call.deadline = deadline
      if nextDeadline == nil || deadline < nextDeadline! { nextDeadline = deadline }
      if timeout <= .zero {
        return refuse(call, Status(.deadlineExceeded, "the deadline has passed"))
      }
    }
    if case .stream(let streaming, let make) = table.methods[methodIndex].handler {
      call.streaming = streaming
      if streaming != .server { startHandler(call, slot, make) }
    }
  }

  private func closed(_ slot: Slot) {
    let call = call(in: slot)
    if call.phase != .idle {
      openCalls -= 1
      if call.phase != .finished { report(call, .cancelled) }
      release(call, call.phase == .finished ? .completed : .resetByPeer)
      discardBuffer(call)
      settle(call)
      call.reset()
    }
    session.recycle(slot)
  }

  // MARK: Letters

  private func open(_ letter: CallMailbox.Letter) {
    switch letter {
    case .wake(let handle):
      handle.acknowledgeWake()
      guard let call = call(of: handle) else { return }
      call.isDrained = false
      guard call.hasSentHeaders else { return }
      session.resume(call.stream)
    case .resumeReading(let handle):
      guard let call = call(of: handle), call.phase == .streaming else { return }
      deliverBuffered(call)
    case .answer(let handle, let result):
      guard let call = call(of: handle), call.phase == .waiting else { return }
      call.task = nil
      switch result {
      case .success(let message): reply(message, call, handle.slot)
      case .failure(let status): refuse(call, status)
      }
    }
  }

  /// The state kept for a slot. A stream may be closed before its header fields were complete, so that any
  /// event can be a slot's first.
  private func call(in slot: Slot) -> ServerCall {
    while calls.count <= slot.index { calls.append(ServerCall()) }
    return calls[slot.index]
  }

  /// The call of a handle, unless it is over.
  private func call(of handle: CallHandle) -> ServerCall? {
    guard handle.slot.index < calls.count else { return nil }
    let call = calls[handle.slot.index]
    return call.handle === handle ? call : nil
  }
}
