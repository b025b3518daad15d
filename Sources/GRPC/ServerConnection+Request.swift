import HTTP2

/// From bytes of a body to messages, and from messages to methods.
extension ServerConnection {
  /// Part of a request's body has come, perhaps the last.
  func received(_ bytes: UnsafeRawBufferPointer, endStream: Bool, _ call: ServerCall, _ slot: Slot) {
    switch call.phase {
    case .collecting: collect(bytes, endStream: endStream, call, slot)
    case .streaming where !call.hasRequestEnded: stream(bytes, endStream: endStream, call)
    case .finished: discard(bytes.count, call)
    case .idle, .waiting, .streaming: break
    }
  }

  /// Lets a caller that has been answered early send on for a while: it, or a proxy on its way, may read the answer only
  /// then.
  private func discard(_ count: Int, _ call: ServerCall) {
    call.discardedBytes += count
    if call.discardedBytes <= limits.discardedBytesMax {
      session.consumeStream(call.stream, count)
    } else if call.lingering != .no {
      session.reset(call.stream, .noError)
    }
  }

  // MARK: One request message

  private func collect(
    _ bytes: UnsafeRawBufferPointer, endStream: Bool, _ call: ServerCall, _ slot: Slot
  ) {
    // The common request is one piece of data: then the method reads it where the socket's bytes lie.
    if endStream, call.buffer.isEmpty { return complete(bytes, call, slot) }
    guard append(bytes, to: call) else { return }
    if endStream {
      // Taken out of the call: a method that answers later, or never ends, must not keep its request.
      let buffer = exchange(&call.buffer, with: [])
      bufferedBytes -= buffer.count
      return buffer.withUnsafeBytes { complete($0, call, slot) }
    }
    do throws(Status) {
      // Refuses a message that is too large by its prefix, and a second one by its first byte.
      let totalBytes = try call.buffer.withUnsafeBytes { buffer in
        Result { () throws(Status) in
          try Frame.parse(buffer, messageBytesMax: limits.messageBytesMax)?.totalBytes
        }
      }.get()
      if let totalBytes, totalBytes < call.buffer.count { throw Self.cardinalityViolation }
    } catch {
      return refuse(call, error)
    }
    session.consumeStream(call.stream, bytes.count)
  }

  private func complete(_ bytes: UnsafeRawBufferPointer, _ call: ServerCall, _ slot: Slot) {
    call.hasRequestEnded = true
    do throws(Status) {
      let limit = limits.messageBytesMax
      guard let frame = try Frame.parse(bytes, messageBytesMax: limit) else {
        throw bytes.isEmpty ? Self.cardinalityViolation : Self.cutMessage
      }
      guard frame.totalBytes == bytes.count else { throw Self.cardinalityViolation }
      count(frame, call)
      try frame.withDecompressed(isCompressionDeclared: call.usesGzip, messageBytesMax: limit) { message in
        dispatch(message, call, slot)
      }
    } catch {
      refuse(call, error)
    }
  }

  private func dispatch(_ message: UnsafeRawBufferPointer, _ call: ServerCall, _ slot: Slot) {
    let method = table.methods[call.methodIndex]
    switch method.handler {
    case .unary(let answer):
      switch answer(message, call.context(method.path, context)) {
      case .reply(let message): reply(message, call, slot)
      case .fail(let status): refuse(call, status)
      case .later(let work): start(work, call, slot)
      }
    case .stream(_, let make):
      let handler = startHandler(call, slot, make)
      handler.receive(message)
      call.hasHalfClosed = true
      handler.halfClose()
    }
  }

  private func start(
    _ work: @escaping @Sendable () async -> Result<[UInt8], Status>, _ call: ServerCall, _ slot: Slot
  ) {
    let handle = CallHandle(slot: slot, number: call.number, mailbox: mailbox)
    call.handle = handle
    call.phase = .waiting
    call.task = Task { [mailbox] in
      mailbox.post(.answer(handle, await work()))
    }
  }

  // MARK: Many request messages

  @discardableResult
  func startHandler(
    _ call: ServerCall, _ slot: Slot, _ make: (CallContext, CallHandle) -> any StreamHandler
  ) -> any StreamHandler {
    let handle = CallHandle(slot: slot, number: call.number, mailbox: mailbox)
    let handler = make(call.context(table.methods[call.methodIndex].path, context), handle)
    call.handle = handle
    call.handler = handler
    call.phase = .streaming
    beginning.append(slot)
    // A call that was on its way when the drain began.
    if isDraining { handler.drain() }
    return handler
  }

  private func stream(_ bytes: UnsafeRawBufferPointer, endStream: Bool, _ call: ServerCall) {
    call.hasRequestEnded = endStream
    if call.buffer.isEmpty {
      // Messages are delivered where they lie; only what is left over is kept.
      guard let delivery = deliver(bytes, call) else { return }
      let rest = UnsafeRawBufferPointer(rebasing: bytes[delivery.bytes...])
      guard append(rest, to: call) else { return }
      finish(delivery, call, arrived: bytes.count)
    } else {
      guard append(bytes, to: call) else { return }
      call.withheldBytes += bytes.count
      deliverBuffered(call)
    }
  }

  /// Delivers whole messages from the buffer as long as the handler reads.
  func deliverBuffered(_ call: ServerCall) {
    // The buffer is moved out, so that it is not copied when its head is cut off below.
    var buffer = exchange(&call.buffer, with: [])
    let delivery = buffer.withUnsafeBytes { deliver($0, call) }
    guard let delivery else {
      bufferedBytes -= buffer.count
      return
    }
    if delivery.bytes > 0 {
      buffer.removeFirst(delivery.bytes)
      bufferedBytes -= delivery.bytes
    }
    call.buffer = buffer
    finish(delivery, call, arrived: 0)
  }

  /// How far a delivery came.
  private struct Delivery {
    var bytes = 0
    /// The handler had paused. Asked once, for another thread may let it go on at any time; if it has, its
    /// letter is in the mailbox and the next delivery follows.
    var isPaused = false
  }

  /// Delivers whole messages; `nil` if the call has been refused.
  private func deliver(_ bytes: UnsafeRawBufferPointer, _ call: ServerCall) -> Delivery? {
    guard let handler = call.handler, let handle = call.handle else { return nil }
    var delivery = Delivery()
    do throws(Status) {
      while true {
        delivery.isPaused = handle.isReadingPaused
        if delivery.isPaused { break }
        let rest = UnsafeRawBufferPointer(rebasing: bytes[delivery.bytes...])
        guard let frame = try Frame.parse(rest, messageBytesMax: limits.messageBytesMax) else { break }
        count(frame, call)
        try frame.withDecompressed(
          isCompressionDeclared: call.usesGzip, messageBytesMax: limits.messageBytesMax
        ) { handler.receive($0) }
        delivery.bytes += frame.totalBytes
      }
    } catch {
      refuse(call, error)
      return nil
    }
    return delivery
  }

  /// Gives window back for what the handler has taken, and tells it of the end. While it reads, the window is
  /// for all that has come, since the rest of a message must be able to follow; while it does not, what it
  /// has not taken is withheld.
  private func finish(_ delivery: Delivery, _ call: ServerCall, arrived: Int) {
    let owed = call.withheldBytes + arrived
    let given = delivery.isPaused ? min(owed, delivery.bytes) : owed
    call.withheldBytes = owed - given
    if given > 0, !call.hasRequestEnded { session.consumeStream(call.stream, given) }

    guard call.hasRequestEnded, !call.hasHalfClosed, !delivery.isPaused, let handler = call.handler else {
      return
    }
    guard call.buffer.isEmpty else { return refuse(call, Self.cutMessage) }
    call.hasHalfClosed = true
    handler.halfClose()
  }

  private func count(_ frame: Frame, _ call: ServerCall) {
    call.bytesReceived += frame.message.count
    observer?.messageReceived(method: call.methodIndex)
  }

  /// Keeps bytes for later; refuses the call, and returns `false`, if the connection keeps too many.
  private func append(_ bytes: UnsafeRawBufferPointer, to call: ServerCall) -> Bool {
    guard !bytes.isEmpty else { return true }
    guard bufferedBytes + bytes.count <= limits.bufferedBytesMax else {
      refuse(
        call,
        Status(.resourceExhausted, "the connection's calls keep over \(limits.bufferedBytesMax) bytes"))
      return false
    }
    call.buffer.append(contentsOf: bytes)
    bufferedBytes += bytes.count
    return true
  }

  private static let cardinalityViolation = Status(
    .unimplemented, "the method takes exactly one request message")
  private static let cutMessage = Status(.internal, "the request ends in the middle of a message")
}
