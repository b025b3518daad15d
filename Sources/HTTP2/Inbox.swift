import CNghttp2

/// What nghttp2's callbacks write to: the events since the last `receive`, and the bytes of their fields.
///
/// Reached from C through an unretained pointer; only its session touches it, on one thread at a time.
final class Inbox {
  var events: ContiguousArray<Event> = []
  /// Set while `Session.produce` runs, when nghttp2 asks for bodies.
  var source: (any BodySource)?

  private let role: SessionConfiguration.Role
  private let headerListBytesMax: Int
  private var freeSlots: ContiguousArray<Int> = []
  private var slotCount = 0

  /// The fields of all blocks of this burst, one behind the other, laid out as `Fields` has it.
  private var arena: UnsafeMutableRawBufferPointer
  private var arenaCount = 0

  /// The block being received: nghttp2 never interleaves two.
  private var isInsideBlock = false
  private var blockStart = 0
  private var blockListBytes = 0
  private var blockSlot = Slot(index: 0)

  /// Idle connections should be small: more than this is given back after the burst that needed it.
  private static let arenaBytesKept = 4096
  private static let arenaBytesMin = 1024

  init(configuration: SessionConfiguration) {
    role = configuration.role
    headerListBytesMax = configuration.headerListBytesMax
    arena = .allocate(byteCount: Self.arenaBytesMin, alignment: 8)
  }

  deinit {
    arena.deallocate()
  }

  func takeSlot() -> Slot {
    if let index = freeSlots.popLast() { return Slot(index: index) }
    slotCount += 1
    return Slot(index: slotCount - 1)
  }

  func recycle(_ slot: Slot) {
    freeSlots.append(slot.index)
  }

  /// Forgets events and fields of the last burst.
  func clear() {
    events.removeAll(keepingCapacity: events.count <= 1024)
    // A block can be cut in two by the end of a read; its first half stays.
    let kept = isInsideBlock ? UnsafeRawBufferPointer(rebasing: arena[blockStart..<arenaCount]) : nil
    let keptCount = kept?.count ?? 0
    if arena.count > Self.arenaBytesKept, keptCount <= Self.arenaBytesMin {
      let smaller = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.arenaBytesMin, alignment: 8)
      if let kept { smaller.copyMemory(from: kept) }
      arena.deallocate()
      arena = smaller
    } else if let kept, blockStart > 0 {
      arena.copyMemory(from: kept)
    }
    blockStart = 0
    arenaCount = keptCount
  }

  func fields(_ range: FieldRange) -> Fields {
    Fields(bytes: UnsafeRawBufferPointer(rebasing: arena[range.offset..<range.offset + range.count]))
  }

  // MARK: Header blocks

  func beginHeaders(_ session: OpaquePointer, _ frame: nghttp2_frame) {
    let stream = frame.hd.stream_id
    if role == .server, frame.headers.cat == NGHTTP2_HCAT_REQUEST {
      blockSlot = takeSlot()
      nghttp2_session_set_stream_user_data(session, stream, blockSlot.userData)
    } else {
      guard let slot = Slot(userData: nghttp2_session_get_stream_user_data(session, stream)) else { return }
      blockSlot = slot
    }
    isInsideBlock = true
    blockStart = arenaCount
    blockListBytes = 0
  }

  func header(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    // As SETTINGS_MAX_HEADER_LIST_SIZE counts (RFC 9113, 6.5.2).
    blockListBytes += name.count + value.count + 32
    guard blockListBytes <= headerListBytesMax else { return }
    let needed = arenaCount + 4 + name.count + value.count
    if needed > arena.count { growArena(to: needed) }
    let base = arena.baseAddress! + arenaCount
    base.storeBytes(of: UInt16(name.count), as: UInt16.self)
    base.storeBytes(of: UInt16(value.count), toByteOffset: 2, as: UInt16.self)
    if let bytes = name.baseAddress { (base + 4).copyMemory(from: bytes, byteCount: name.count) }
    if let bytes = value.baseAddress {
      (base + 4 + name.count).copyMemory(from: bytes, byteCount: value.count)
    }
    arenaCount = needed
  }

  private func growArena(to needed: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(needed, arena.count * 2), alignment: 8)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: arena[..<arenaCount]))
    arena.deallocate()
    arena = larger
  }

  // MARK: Frames

  func received(_ session: OpaquePointer, _ frame: nghttp2_frame) {
    let endStream = frame.hd.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
    switch nghttp2_frame_type(UInt32(frame.hd.type)) {
    case NGHTTP2_HEADERS:
      isInsideBlock = false
      events.append(
        .headers(
          blockSlot, StreamID(frame.hd.stream_id),
          fields: FieldRange(offset: blockStart, count: arenaCount - blockStart), endStream: endStream,
          isTooLarge: blockListBytes > headerListBytesMax))
    case NGHTTP2_DATA where endStream: receivedEnd(session, frame.hd.stream_id)
    case NGHTTP2_SETTINGS where frame.hd.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) == 0:
      events.append(.settings)
    case NGHTTP2_PING where frame.hd.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0:
      events.append(
        .pong(withUnsafeBytes(of: frame.ping.opaque_data) { $0.loadUnaligned(as: UInt64.self) }))
    case NGHTTP2_GOAWAY:
      events.append(
        .goAway(lastStreamID: StreamID(frame.goaway.last_stream_id), ErrorCode(frame.goaway.error_code)))
    default: break
    }
  }

  /// Marks the last piece of data if it belongs to the same frame, so that the common request of one DATA
  /// frame is one event.
  private func receivedEnd(_ session: OpaquePointer, _ stream: Int32) {
    if case .data(let slot, StreamID(stream), let bytes, false)? = events.last {
      events[events.count - 1] = .data(slot, StreamID(stream), bytes: bytes, endStream: true)
    } else if let slot = Slot(userData: nghttp2_session_get_stream_user_data(session, stream)) {
      events.append(.endStream(slot))
    }
  }

  func data(_ session: OpaquePointer, _ stream: Int32, _ bytes: UnsafeRawBufferPointer) {
    guard let slot = Slot(userData: nghttp2_session_get_stream_user_data(session, stream)) else { return }
    events.append(.data(slot, StreamID(stream), bytes: bytes, endStream: false))
  }

  func closed(_ session: OpaquePointer, _ stream: Int32, _ code: UInt32) {
    guard let slot = Slot(userData: nghttp2_session_get_stream_user_data(session, stream)) else { return }
    events.append(.closed(slot, ErrorCode(code)))
  }

  func sent(_ session: OpaquePointer, _ header: nghttp2_frame_hd) {
    let type = nghttp2_frame_type(UInt32(header.type))
    guard
      role == .server,
      header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0,
      type == NGHTTP2_HEADERS || type == NGHTTP2_DATA,
      nghttp2_session_get_stream_remote_close(session, header.stream_id) == 0,
      let slot = Slot(userData: nghttp2_session_get_stream_user_data(session, header.stream_id))
    else { return }
    events.append(.finishedSending(slot, StreamID(header.stream_id)))
  }
}

extension Slot {
  /// What nghttp2 keeps with a stream: never null, so that a stream without a slot is told apart.
  var userData: UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: index + 1) }

  init?(userData: UnsafeMutableRawPointer?) {
    guard let userData else { return nil }
    index = Int(bitPattern: userData) - 1
  }
}
