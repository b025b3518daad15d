import CNghttp2

extension Session {
  /// C functions cannot capture, so each finds the inbox through the session's user data. None of them
  /// calls anything that sends or receives; each only appends to the inbox, or reads a body.
  static func install(in callbacks: OpaquePointer?) {
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { session, frame, userData in
      Session.withInbox(userData) { $0.beginHeaders(session!, frame!.pointee) }
      return 0
    }
    nghttp2_session_callbacks_set_on_header_callback(callbacks) {
      _, _, name, nameLength, value, valueLength, _, userData in
      Session.withInbox(userData) {
        $0.header(
          name: UnsafeRawBufferPointer(start: name, count: nameLength),
          value: UnsafeRawBufferPointer(start: value, count: valueLength))
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { session, frame, userData in
      Session.withInbox(userData) { $0.received(session!, frame!.pointee) }
      return 0
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
      session, _, stream, bytes, count, userData in
      Session.withInbox(userData) {
        $0.data(session!, stream, UnsafeRawBufferPointer(start: bytes, count: count))
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { session, stream, code, userData in
      Session.withInbox(userData) { $0.closed(session!, stream, code) }
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { session, frame, userData in
      Session.withInbox(userData) { $0.sent(session!, frame!.pointee.hd) }
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_not_send_callback(callbacks) { _, frame, _, userData in
      let header = frame!.pointee.hd
      guard nghttp2_frame_type(UInt32(header.type)) == NGHTTP2_HEADERS else { return 0 }
      Session.withInbox(userData) { $0.events.append(.notSent(StreamID(header.stream_id))) }
      return 0
    }
  }

  /// nghttp2 asks for the next bytes of a body. It is given with each request or response that has one.
  static let readBody: nghttp2_data_source_read_callback = {
    session, stream, buffer, length, flags, source, userData in
    Session.withInbox(userData) { inbox in
      guard let reader = inbox.source, let slot = Slot(userData: source!.pointee.ptr) else {
        return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
      }
      let buffer = UnsafeMutableRawBufferPointer(start: buffer, count: length)
      switch reader.read(slot, into: buffer) {
      case .bytes(let count): return count
      case .wait: return Int(NGHTTP2_ERR_DEFERRED.rawValue)
      case .last(let count):
        flags!.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
        return count
      case .trailers(let count, let fields):
        flags!.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue | NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
        let code = fields.withFields { nghttp2_submit_trailer(session, stream, $0, $1) }
        return code < 0 ? Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue) : count
      case .abort: return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
      }
    }
  }

  private static func withInbox<Result>(
    _ userData: UnsafeMutableRawPointer?, _ body: (Inbox) -> Result
  ) -> Result {
    Unmanaged<Inbox>.fromOpaque(userData!)._withUnsafeGuaranteedRef(body)
  }
}
