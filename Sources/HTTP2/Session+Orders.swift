import CNghttp2

/// What the owner can tell a session to do. Nothing is sent before the next `produce`.
///
/// Orders for a stream that is gone in the meantime do nothing: that is a race with the peer, no mistake.
extension Session {
  /// A free slot for a request to be submitted.
  package borrowing func takeSlot() -> Slot { inbox.takeSlot() }

  /// The owner has forgotten the stream that had `slot`, after its `closed`.
  package borrowing func recycle(_ slot: Slot) { inbox.recycle(slot) }

  /// Queues a request whose body, unless there is none, is read from the body source under `slot`.
  package borrowing func submitRequest(
    _ slot: Slot, _ fields: OutgoingFields, hasBody: Bool
  ) throws(SessionError) -> StreamID {
    let stream = fields.withFields { list, count in
      Self.withProvider(hasBody ? slot : nil) { body in
        nghttp2_submit_request(raw, nil, list, count, body, slot.userData)
      }
    }
    return StreamID(Int32(try SessionError.check(Int(stream))))
  }

  /// Queues a response whose body is read from the body source under the given slot; without one the header
  /// fields end the stream.
  package borrowing func submitResponse(
    _ stream: StreamID, _ fields: OutgoingFields, body: Slot?
  ) {
    _ = fields.withFields { list, count in
      Self.withProvider(body) { body in
        nghttp2_submit_response(raw, stream.rawValue, list, count, body)
      }
    }
  }

  /// The body that answered `wait` has something now.
  package borrowing func resume(_ stream: StreamID) {
    nghttp2_session_resume_data(raw, stream.rawValue)
  }

  /// Whether flow control holds the stream's body back; then trailers cannot follow either.
  package borrowing func isHeldBack(_ stream: StreamID) -> Bool {
    nghttp2_session_get_remote_window_size(raw) <= 0
      || nghttp2_session_get_stream_remote_window_size(raw, stream.rawValue) <= 0
  }

  /// Takes turns with other streams: a long response otherwise goes before every later one.
  package borrowing func takeTurns(_ stream: StreamID) {
    var priority = nghttp2_extpri(urgency: UInt32(NGHTTP2_EXTPRI_DEFAULT_URGENCY), inc: 1)
    nghttp2_session_change_extpri_stream_priority(raw, stream.rawValue, &priority, 1)
  }

  /// Ends a stream at once, for both sides.
  package borrowing func reset(_ stream: StreamID, _ code: ErrorCode) {
    nghttp2_submit_rst_stream(raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), stream.rawValue, code.rawValue)
  }

  /// Gives bytes of a body back to the connection's window. Must be called for every byte of `data`,
  /// also when its stream is closed, or the connection dries up.
  package borrowing func consumeConnection(_ bytes: Int) {
    nghttp2_session_consume_connection(raw, bytes)
  }

  /// Gives bytes of a body back to the stream's own window.
  package borrowing func consumeStream(_ stream: StreamID, _ bytes: Int) {
    nghttp2_session_consume_stream(raw, stream.rawValue, bytes)
  }

  /// Asks the peer for a sign of life; it comes back as `Event.pong`.
  package borrowing func ping(_ opaque: UInt64) {
    withUnsafeBytes(of: opaque) { bytes in
      _ = nghttp2_submit_ping(
        raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// Announces the end of the connection, while streams are still accepted: the peer may have opened some
  /// that are on their way.
  package borrowing func announceShutdown() {
    nghttp2_submit_shutdown_notice(raw)
  }

  /// Accepts no further streams. Those that have arrived go on, and then the session is finished.
  package borrowing func goAway(_ code: ErrorCode) {
    nghttp2_submit_goaway(
      raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), nghttp2_session_get_last_proc_stream_id(raw), code.rawValue,
      nil, 0)
  }

  /// Ends the connection: GOAWAY, and nothing after it.
  package borrowing func terminate(_ code: ErrorCode) {
    nghttp2_session_terminate_session(raw, code.rawValue)
  }

  /// Calls `body` with what makes nghttp2 ask for the body of the stream in `slot`; with null if that is `nil`.
  private static func withProvider<Result>(
    _ slot: Slot?, _ body: (UnsafePointer<nghttp2_data_provider>?) -> Result
  ) -> Result {
    guard let slot else { return body(nil) }
    let source = nghttp2_data_source(ptr: slot.userData)
    return withUnsafePointer(to: nghttp2_data_provider(source: source, read_callback: readBody), body)
  }
}
