/// One streaming call, seen from the method that serves it.
///
/// All functions are called on the connection's event loop, one at a time, and must not block.
package protocol StreamHandler: AnyObject, Sendable {
  /// One request message, decompressed; the bytes are valid only during the call.
  func receive(_ message: UnsafeRawBufferPointer)

  /// The caller has sent all its messages.
  func halfClose()

  /// The caller can take one more message. It is not asked again before the message is on its way, so
  /// a handler that makes messages on demand holds none in memory; nor after `empty` or `lastMessage` before it wakes.
  func pull() -> Pull

  /// The server is going away: end soon, with `pull` returning `.end`.
  func drain()

  /// The call is over and nothing will be called again. Called exactly once, also after `.end`.
  func closed(_ reason: CloseReason)
}

extension StreamHandler {
  package func drain() {}
}

/// A stream handler's answer to "the caller can take one more message".
package enum Pull: Sendable {
  case message(SharedBytes)
  /// The only message there is; as after `empty`, the handler calls `CallHandle.wake()` when there is more. Spares the
  /// pull that would find nothing, which a change to ten thousand subscribers would make ten thousand times.
  case lastMessage(SharedBytes)
  /// Nothing now; the handler calls `CallHandle.wake()` when there is.
  case empty
  /// No more messages; the call ends with this status.
  case end(Status)
}

/// Why a streaming call is over.
package enum CloseReason: Sendable, Equatable {
  /// The status has been handed to the peer.
  case completed
  /// The caller has cancelled the call.
  case resetByPeer
  /// The connection is gone, or the server ended it.
  case connectionLost
  case deadlineExceeded
  /// The transport ended the call, because the caller broke a rule of gRPC or a limit.
  case refused(Status)
}
