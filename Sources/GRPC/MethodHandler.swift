/// How a method with one request and one answer answers.
package enum UnaryAnswer: Sendable {
  /// The serialized response message; the call ends with OK.
  case reply([UInt8])
  /// The call ends with this status, which is not OK.
  case fail(Status)
  /// The answer needs something that is not in memory. The work runs in a task of its own; its result goes
  /// back to the connection's loop. The task is cancelled when the caller is gone or its deadline passes.
  case later(@Sendable () async -> Result<[UInt8], Status>)
}

/// Which side of a method streams; a method that streams on neither side is unary.
package enum Streaming: Sendable, Equatable {
  /// Many requests, one response.
  case client
  /// One request, many responses.
  case server
  /// Many requests, many responses, in any order.
  case bidirectional
}

/// What a method does.
package enum MethodHandler: Sendable {
  /// Called on the event loop that read the request, which serves other calls too: it must not block. The
  /// request's bytes are valid only during the call.
  case unary(@Sendable (_ request: UnsafeRawBufferPointer, _ context: CallContext) -> UnaryAnswer)
  /// Makes the handler of one call. The framework itself refuses a wrong number of requests (server
  /// streaming) and of responses (client streaming). A server-streaming handler is made when the one
  /// request has arrived, any other when the header fields have.
  case stream(Streaming, @Sendable (_ context: CallContext, _ handle: CallHandle) -> any StreamHandler)
}
