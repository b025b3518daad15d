/// One call, seen from the program that makes it. The counterpart of `StreamHandler`.
///
/// All functions are called on the connection's event loop, one at a time, and must not block.
package protocol RequestHandler: AnyObject, Sendable {
  /// The server can take one more request message.
  func pullRequest() -> RequestPull

  /// The server has begun to answer; not called if it answers with nothing but a status.
  func receivedHeaders(_ metadata: Metadata)

  /// One response message, decompressed; the bytes are valid only during the call.
  ///
  /// Returns whether to go on: after `false` nothing is delivered, and the server has to wait once the
  /// flow-control window is full, until `ClientConnection.resumeReading`.
  func receive(_ message: UnsafeRawBufferPointer) -> Bool

  /// The call is over; nothing will be called again. The status has the trailers as its metadata.
  func finished(_ status: Status)
}

/// A request handler's answer to "the server can take one more message".
package enum RequestPull: Sendable {
  case message(SharedBytes)
  /// Nothing now; `ClientConnection.wake` when there is.
  case empty
  /// No more messages.
  case end
}

/// What a call begins with.
package struct RequestStart: Sendable {
  /// `/package.Service/Method`.
  package var path: String
  package var metadata: Metadata
  /// After so long the call ends with DEADLINE_EXCEEDED; `nil` waits for ever.
  package var timeout: Duration?
  /// Request messages are compressed if that is worth it.
  package var compresses: Bool

  package init(
    path: String, metadata: Metadata = Metadata(), timeout: Duration? = nil, compresses: Bool = false
  ) {
    self.path = path
    self.metadata = metadata
    self.timeout = timeout
    self.compresses = compresses
  }
}
