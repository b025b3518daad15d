package import HTTP2

/// From answers to bytes.
extension ServerConnection: BodySource {
  /// Answers a call that has one response.
  func reply(_ message: [UInt8], _ call: ServerCall, _ slot: Slot) {
    guard unsentBytes + message.count <= limits.unsentBytesMax else {
      return refuse(
        call,
        Status(.resourceExhausted, "the connection's callers have not read \(unsentBytes) bytes of answers"))
    }
    send(compressed(message, call) ?? OutgoingMessage(message, isCompressed: false), call)
    finish(call, .ok)
    call.unsentBytes = message.count
    unsentBytes += message.count
    call.status = .ok
    submitHeaders(call, slot)
  }

  /// Ends a call with a status that is not its handler's doing.
  func refuse(_ call: ServerCall, _ status: Status) {
    end(call, status, .refused(status))
  }

  /// Ends a call from outside, whatever it is doing.
  ///
  /// - Parameter mayReset: whether a caller that cannot be told the status has its stream reset, which it takes for
  ///   CANCELLED; else nothing is sent.
  func end(_ call: ServerCall, _ status: Status, _ reason: CloseReason, mayReset: Bool = true) {
    guard call.phase != .finished else { return }
    finish(call, status.code)
    let isInsideMessage = call.outgoing.map { $0.isBegun && !$0.isSent } ?? false
    release(call, reason)
    if isInsideMessage || call.hasSentHeaders && session.isHeldBack(call.stream) {
      // Trailers would follow half a message, or would have to wait until the caller reads.
      if mayReset { session.reset(call.stream, .cancel) }
    } else if call.hasSentHeaders {
      call.outgoing = nil
      call.status = status
      session.resume(call.stream)
    } else {
      call.hasSentHeaders = true
      session.submitResponse(call.stream, WireFields.trailersOnly(status), body: nil)
    }
  }

  /// The status is decided; nothing of the request is needed any more.
  func finish(_ call: ServerCall, _ code: Status.Code) {
    call.phase = .finished
    discardBuffer(call)
    report(call, code)
  }

  func discardBuffer(_ call: ServerCall) {
    guard !call.buffer.isEmpty else { return }
    bufferedBytes -= call.buffer.count
    call.buffer = []
  }

  /// What the call had to send is sent, or never will be.
  func settle(_ call: ServerCall) {
    unsentBytes -= call.unsentBytes
    call.unsentBytes = 0
  }

  func report(_ call: ServerCall, _ code: Status.Code) {
    guard let begun = call.begun.take() else { return }
    finishedCalls.append(
      FinishedCall(
        methodIndex: call.methodIndex < 0 ? nil : call.methodIndex, code: code, begun: begun,
        bytesReceived: call.bytesReceived, bytesSent: call.bytesSent))
  }

  /// Frees what outlives a read: the handler is told, the task is cancelled.
  func release(_ call: ServerCall, _ reason: CloseReason) {
    call.task.take()?.cancel()
    call.handler.take()?.closed(reason)
  }

  // MARK: Streaming

  /// Starts the response of a streaming call: with its header fields, so that the caller knows it has begun;
  /// or with the status alone, if the handler has nothing else to say.
  func beginResponse(_ call: ServerCall, _ slot: Slot) {
    guard call.phase == .streaming, !call.hasSentHeaders, let handler = call.handler else { return }
    switch pull(call, handler) {
    case .end(let status): return end(call, status, .completed)
    case .message(let message), .lastMessage(let message): send(outgoing(message, call), call)
    case .empty: break
    }
    submitHeaders(call, slot)
    if call.streaming != .client { session.takeTurns(call.stream) }
  }

  /// Asks the handler, and holds it to the number of responses that its method has.
  private func pull(_ call: ServerCall, _ handler: any StreamHandler) -> Pull {
    let pull = handler.pull()
    switch pull {
    case .empty, .lastMessage: call.isDrained = true
    case .message, .end: break
    }
    guard call.streaming == .client else { return pull }
    switch pull {
    case .message, .lastMessage:
      call.responseCount += 1
      return call.responseCount == 1 ? pull : .end(Self.wrongResponseCount)
    case .end(let status) where status.code == .ok && call.responseCount == 0:
      return .end(Self.wrongResponseCount)
    case .empty, .end: return pull
    }
  }

  private static let wrongResponseCount = Status(
    .internal, "the method must give exactly one response message")

  package func read(_ slot: Slot, into buffer: UnsafeMutableRawBufferPointer) -> BodyRead {
    let call = calls[slot.index]
    var filled = 0
    while true {
      if call.outgoing != nil {
        filled += call.outgoing!.copy(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        guard call.outgoing!.isSent else { return .bytes(filled) }
        call.outgoing = nil
        settle(call)
      }
      if let status = call.status { return .trailers(filled, WireFields.trailers(status)) }
      if filled == buffer.count { return .bytes(filled) }
      guard let handler = call.handler else { return .abort }
      // The bytes of one message are asked for twice: the second time finds nothing.
      if call.isDrained { return filled > 0 ? .bytes(filled) : .wait }
      switch pull(call, handler) {
      case .message(let message), .lastMessage(let message): send(outgoing(message, call), call)
      case .empty: break
      case .end(let status):
        finish(call, status.code)
        call.status = status
      }
    }
  }

  // MARK: Pieces

  private func submitHeaders(_ call: ServerCall, _ slot: Slot) {
    call.hasSentHeaders = true
    session.submitResponse(
      call.stream,
      .prepared(call.compressesResponse ? WireFields.responseGzip : WireFields.response), body: slot)
  }

  /// The message goes out next.
  private func send(_ message: OutgoingMessage, _ call: ServerCall) {
    call.outgoing = message
    call.bytesSent += message.messageBytes
    observer?.messageSent(method: call.methodIndex)
  }

  private func outgoing(_ message: SharedBytes, _ call: ServerCall) -> OutgoingMessage {
    guard call.compressesResponse else { return OutgoingMessage(message) }
    return compressed(Array(message.framed[Frame.prefixBytes...]), call) ?? OutgoingMessage(message)
  }

  /// The compressed form of a message, if the caller wants it and it is worth it.
  private func compressed(_ message: [UInt8], _ call: ServerCall) -> OutgoingMessage? {
    guard call.compressesResponse, message.count >= limits.compressedBytesMin else { return nil }
    return OutgoingMessage(message.withUnsafeBytes { Gzip.compress($0) }, isCompressed: true)
  }
}
