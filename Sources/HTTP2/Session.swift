import CNghttp2

/// One HTTP/2 connection without a socket: bytes in and events out, orders in and bytes out.
///
/// nghttp2 does the protocol. Its callbacks only append events; the owner handles them after `receive` or
/// `produce` has returned, so nobody calls into the session from inside it. The owner calls `produce` after
/// every `receive` and after orders, until there is nothing more: what nghttp2 has to say is never
/// remembered in a flag of our own (a cached "wants to write" is a known way to hang).
package struct Session: ~Copyable {
  /// Owned; freed once, in `deinit`.
  let raw: OpaquePointer
  /// Reached from C callbacks through an unretained pointer, so it must outlive `raw`.
  let inbox: Inbox

  /// Makes a session and queues its first frames (preface, SETTINGS, WINDOW_UPDATE).
  package init(_ configuration: SessionConfiguration) throws(SessionError) {
    let inbox = Inbox(configuration: configuration)
    let raw = try Session.make(configuration, inbox)
    self.inbox = inbox
    self.raw = raw
  }

  deinit {
    nghttp2_session_del(raw)
  }

  /// Feeds bytes from the peer; what they meant is in `events` afterwards, in place of what was there.
  package borrowing func receive(_ bytes: UnsafeRawBufferPointer) throws(SessionError) {
    inbox.clear()
    guard let base = bytes.baseAddress else { return }
    // Returns all bytes: no callback pauses the session. Negative: out of memory, a bad preface, a flood.
    try SessionError.check(
      nghttp2_session_mem_recv(raw, base.assumingMemoryBound(to: UInt8.self), bytes.count))
  }

  /// Hands frames that are ready to be sent to `take`, one after the other, until there are no more or
  /// `take` returns `false`. The bytes are valid only during the call of `take`.
  ///
  /// Adds to `events`: streams end when their last frame is sent.
  package borrowing func produce(
    from source: any BodySource, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(SessionError) {
    inbox.source = source
    defer { inbox.source = nil }
    while true {
      var bytes: UnsafePointer<UInt8>?
      let count = try SessionError.check(nghttp2_session_mem_send(raw, &bytes))
      if count == 0 || !take(UnsafeRawBufferPointer(start: bytes, count: count)) { return }
    }
  }

  /// How many events there are.
  package var eventCount: Int { inbox.events.count }

  /// The event at `index`; a copy, so that handling it may add others behind.
  package borrowing func event(at index: Int) -> Event { inbox.events[index] }

  /// Forgets all events; what they pointed to is no longer valid.
  package borrowing func clearEvents() { inbox.clear() }

  /// The fields of an event.
  package borrowing func fields(_ range: FieldRange) -> Fields { inbox.fields(range) }

  /// Whether the connection is over: nothing will be read any more and nothing is left to send.
  package var isFinished: Bool {
    nghttp2_session_want_read(raw) == 0 && nghttp2_session_want_write(raw) == 0
  }

  /// How many streams of ours the peer lets us have open; 100 until its settings arrive. Further requests
  /// wait inside the session.
  package var peerConcurrentStreamsMax: Int {
    Int(nghttp2_session_get_remote_settings(raw, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS))
  }
}

extension Session {
  private static func make(
    _ configuration: SessionConfiguration, _ inbox: Inbox
  ) throws(SessionError) -> OpaquePointer {
    var option: OpaquePointer?
    try SessionError.check(Int(nghttp2_option_new(&option)))
    defer { nghttp2_option_del(option) }
    nghttp2_option_set_no_auto_window_update(option, 1)
    nghttp2_option_set_no_closed_streams(option, 1)
    nghttp2_option_set_stream_reset_rate_limit(
      option, UInt64(configuration.resetBurst), UInt64(configuration.resetsPerSecond))

    var callbacks: OpaquePointer?
    try SessionError.check(Int(nghttp2_session_callbacks_new(&callbacks)))
    defer { nghttp2_session_callbacks_del(callbacks) }
    install(in: callbacks)

    var session: OpaquePointer?
    let userData = Unmanaged.passUnretained(inbox).toOpaque()
    switch configuration.role {
    case .server:
      try SessionError.check(Int(nghttp2_session_server_new2(&session, callbacks, userData, option)))
    case .client:
      try SessionError.check(Int(nghttp2_session_client_new2(&session, callbacks, userData, option)))
    }
    do throws(SessionError) {
      try greet(session!, configuration)
    } catch {
      nghttp2_session_del(session)
      throw error
    }
    return session!
  }

  private static func greet(
    _ session: OpaquePointer, _ configuration: SessionConfiguration
  ) throws(SessionError) {
    func entry(_ id: nghttp2_settings_id, _ value: Int) -> nghttp2_settings_entry {
      nghttp2_settings_entry(settings_id: Int32(id.rawValue), value: UInt32(value))
    }
    var settings = [
      entry(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, configuration.streamWindowBytes),
      entry(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, configuration.headerListBytesMax),
    ]
    switch configuration.role {
    case .server:
      settings.append(entry(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, configuration.concurrentStreamsMax))
      // Without the tree of RFC 7540 there is less to keep per stream.
      settings.append(entry(NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1))
    case .client:
      settings.append(entry(NGHTTP2_SETTINGS_ENABLE_PUSH, 0))
      settings.append(entry(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 0))
    }
    try SessionError.check(
      Int(nghttp2_submit_settings(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), settings, settings.count)))
    try SessionError.check(
      Int(
        nghttp2_session_set_local_window_size(
          session, UInt8(NGHTTP2_FLAG_NONE.rawValue), 0, Int32(configuration.connectionWindowBytes))))
  }
}
