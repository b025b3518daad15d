package import HTTP2

/// What one connection may ask of the server.
package struct ServerLimits: Sendable {
  /// Window sizes, streams and header lists.
  package var session = SessionConfiguration(role: .server)
  /// The longest message accepted, compressed or not.
  package var messageBytesMax = 4 * 1024 * 1024
  /// Bytes of incomplete messages, and of messages that handlers have not taken, over all calls of the
  /// connection.
  package var bufferedBytesMax = 32 * 1024 * 1024
  /// Bytes of answers to unary calls that callers have not read, over all calls of the connection; beyond, calls are
  /// answered RESOURCE_EXHAUSTED.
  package var unsentBytesMax = 32 * 1024 * 1024
  /// Bytes of a request that are taken to no end after its answer; a caller that sends more has its stream reset.
  package var discardedBytesMax = 8 * 1024 * 1024
  /// Answers shorter than this are not worth compressing. Only callers that compress are answered so.
  package var compressedBytesMin = 1024

  package init() {}
}

/// How one call went, for metrics.
package struct FinishedCall: Sendable {
  /// Index into `MethodTable.paths`; `nil` if the path was not one of them.
  package var methodIndex: Int?
  package var code: Status.Code
  /// When its header fields arrived.
  package var begun: ContinuousClock.Instant
  /// Bytes of all messages as they were transferred, without their prefixes.
  package var bytesReceived: Int
  package var bytesSent: Int

  package init(
    methodIndex: Int?, code: Status.Code, begun: ContinuousClock.Instant, bytesReceived: Int, bytesSent: Int
  ) {
    self.methodIndex = methodIndex
    self.code = code
    self.begun = begun
    self.bytesReceived = bytesReceived
    self.bytesSent = bytesSent
  }
}
