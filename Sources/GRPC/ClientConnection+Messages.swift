package import HTTP2

/// Messages in both directions, and the status at the end.
extension ClientConnection: BodySource {
  package func read(_ slot: Slot, into buffer: UnsafeMutableRawBufferPointer) -> BodyRead {
    guard let call = call(in: slot) else { return .abort }
    var filled = 0
    while true {
      if call.outgoing != nil {
        filled += call.outgoing!.copy(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        guard call.outgoing!.isSent else { return .bytes(filled) }
        call.outgoing = nil
      }
      switch call.handler.pullRequest() {
      case .end:
        call.hasSentAll = true
        return .last(filled)
      case .empty: return filled > 0 ? .bytes(filled) : .wait
      case .message(let message): call.outgoing = outgoing(message, call)
      }
      if filled == buffer.count { return .bytes(filled) }
    }
  }

  private func outgoing(_ message: SharedBytes, _ call: ClientCall) -> OutgoingMessage {
    guard call.compresses, message.messageBytes >= limits.compressedBytesMin else {
      return OutgoingMessage(message)
    }
    let compressed = message.framed.withUnsafeBytes { framed in
      Gzip.compress(UnsafeRawBufferPointer(rebasing: framed[Frame.prefixBytes...]))
    }
    return OutgoingMessage(compressed, isCompressed: true)
  }

  // MARK: Header fields

  func received(_ fields: Fields, _ call: ClientCall) {
    guard !call.isFinished else { return }
    if let status = fields.first(":status") {
      guard let code = Int(String(decoding: status, as: UTF8.self)), code >= 200 else { return }
      call.httpStatus = code
    }
    var metadata = FieldBlock()
    var code: Int?
    var message = ""
    var details: [UInt8] = []
    for field in fields where field.name.first != UInt8(ascii: ":") {
      if field.isNamed("grpc-status") {
        code = Int(String(decoding: field.value, as: UTF8.self)) ?? Status.Code.unknown.rawValue
      } else if field.isNamed("grpc-message") {
        message = PercentEncoding.decode(field.value)
      } else if field.isNamed("grpc-status-details-bin") {
        details = Base64.decode(field.value) ?? []
      } else if field.isNamed("grpc-encoding") {
        call.usesGzip = field.value.equals("gzip")
      } else if !field.isNamed("content-type") {
        metadata.append(name: field.name, value: field.value)
      }
    }
    if let code {
      call.status = Status(
        Status.Code(rawValue: code) ?? .unknown, message, details: details,
        metadata: Metadata(block: metadata))
    } else if call.httpStatus == 200, !call.hasEnded {
      call.handler.receivedHeaders(Metadata(block: metadata))
    }
  }

  // MARK: Messages

  func received(_ bytes: UnsafeRawBufferPointer, endStream: Bool, _ call: ClientCall) {
    guard !call.isFinished, call.httpStatus == 200 else {
      // An error page of a proxy is read to its end, so that the status after it arrives.
      if !endStream { session.consumeStream(call.stream, bytes.count) }
      return
    }
    call.hasEnded = endStream
    if call.buffer.isEmpty, !call.isPaused {
      guard let delivered = deliver(bytes, call) else { return }
      if delivered < bytes.count { call.buffer.append(contentsOf: bytes[delivered...]) }
      credit(call, arrived: bytes.count, delivered: delivered)
    } else {
      call.buffer.append(contentsOf: bytes)
      call.withheldBytes += bytes.count
      if !call.isPaused { deliverBuffered(call) }
    }
  }

  /// Delivers what has been kept, and then, if the response is complete, how it ended.
  func deliverBuffered(_ call: ClientCall) {
    guard !call.isFinished else { return }
    var buffer = exchange(&call.buffer, with: [])
    guard let delivered = buffer.withUnsafeBytes({ deliver($0, call) }) else { return }
    if delivered > 0 { buffer.removeFirst(delivered) }
    call.buffer = buffer
    credit(call, arrived: 0, delivered: delivered)
    if call.hasEnded, !call.isPaused { conclude(call) }
  }

  /// The server has sent all. Unless the handler has messages to take first, that is the end of the call.
  func ended(_ call: ClientCall) {
    call.hasEnded = true
    // The server waits for the end of the request, but nobody needs it any more.
    if !call.hasSentAll { session.reset(call.stream, .cancel) }
    if !call.isPaused { conclude(call) }
  }

  private func conclude(_ call: ClientCall) {
    guard !call.isFinished else { return }
    if let status = call.status {
      if status.code == .ok, !call.buffer.isEmpty {
        finish(call, Status(.internal, "the response ends in the middle of a message"))
      } else {
        finish(call, status)
      }
    } else if let httpStatus = call.httpStatus, httpStatus != 200 {
      finish(call, Status(httpStatus: httpStatus))
    } else {
      finish(call, Status(.unknown, "the response ends without a status"))
    }
  }

  /// Delivers whole messages and returns how many bytes those were; `nil` if that has ended the call.
  private func deliver(_ bytes: UnsafeRawBufferPointer, _ call: ClientCall) -> Int? {
    var offset = 0
    do throws(Status) {
      while !call.isPaused, !call.isFinished {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
        guard let frame = try Frame.parse(rest, messageBytesMax: limits.messageBytesMax) else { break }
        let goesOn = try frame.withDecompressed(
          isCompressionDeclared: call.usesGzip, messageBytesMax: limits.messageBytesMax
        ) { call.handler.receive($0) }
        call.isPaused = !goesOn
        offset += frame.totalBytes
      }
    } catch {
      cancel(call.number, error)
      return nil
    }
    return offset
  }

  /// As on the server: window for all that has come while the handler reads, else for what it has taken.
  private func credit(_ call: ClientCall, arrived: Int, delivered: Int) {
    let owed = call.withheldBytes + arrived
    let given = call.isPaused ? min(owed, delivered) : owed
    call.withheldBytes = owed - given
    if given > 0, !call.hasEnded { session.consumeStream(call.stream, given) }
  }
}

extension Status {
  /// What a response means that is HTTP but not gRPC.
  ///
  /// Source: https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md
  init(httpStatus: Int) {
    let code: Code =
      switch httpStatus {
      case 400: .internal
      case 401: .unauthenticated
      case 403: .permissionDenied
      case 404: .unimplemented
      case 429, 502, 503, 504: .unavailable
      default: .unknown
      }
    self.init(code, "the server answered with HTTP status \(httpStatus)")
  }

  /// What the end of a stream without a status means.
  ///
  /// Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md ("Errors").
  init(closedWith error: ErrorCode) {
    let code: Code =
      switch error {
      case .refusedStream: .unavailable
      case .cancel: .cancelled
      case .enhanceYourCalm: .resourceExhausted
      case .inadequateSecurity: .permissionDenied
      default: .internal
      }
    self.init(code, "the stream was closed with HTTP/2 error code \(error.rawValue)")
  }
}
