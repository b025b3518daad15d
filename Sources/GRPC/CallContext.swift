/// What is known of a call when it begins.
///
/// That the caller is gone is told elsewhere: the task of `UnaryAnswer.later` is cancelled, and a stream
/// handler is told by `closed`.
package struct CallContext: Sendable {
  /// The path as registered, `/package.Service/Method`.
  package var method: String
  /// The caller's header fields, without those that belong to HTTP/2 and gRPC themselves.
  package var metadata: Metadata
  /// When the caller stops waiting (from `grpc-timeout`); `nil` if it waits for ever. The transport itself
  /// ends a call at its deadline.
  package var deadline: ContinuousClock.Instant?
  package var connection: ConnectionContext
  /// Wall clock, nanoseconds since 1970, read once for all calls of one read from the socket.
  package var receivedAt: Int64
  /// The how-many-th call of its connection this is.
  package var number: UInt64

  package init(
    method: String, metadata: Metadata, deadline: ContinuousClock.Instant?,
    connection: ConnectionContext, receivedAt: Int64, number: UInt64
  ) {
    self.method = method
    self.metadata = metadata
    self.deadline = deadline
    self.connection = connection
    self.receivedAt = receivedAt
    self.number = number
  }

  package var peer: Peer { connection.peer }

  /// Names this call in logs and errors, unique within the process; made only when asked for.
  package var requestID: String {
    String(connection.id, radix: 16) + "-" + String(number, radix: 16)
  }
}
