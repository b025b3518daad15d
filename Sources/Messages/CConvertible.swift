import CMessages

/// A message, or a part of one, that has a C structure. Generated code conforms.
protocol CConvertible: Sendable {
  /// The structure that protoc-gen-c declares for it; begins with a `ProtobufCMessage`.
  associatedtype CStruct

  /// Makes memory an empty message of this type.
  static func initialize(_ c: UnsafeMutablePointer<CStruct>)

  /// Reads the structure.
  init(_ c: UnsafePointer<CStruct>, _ reader: inout Reader)

  /// Fills a structure that is an empty message.
  func write(to c: UnsafeMutablePointer<CStruct>, in arena: inout Arena)
}

/// The most heap bytes that decoding one message may take: enough for 4 MiB of text, the most that a call carries, and
/// for ten times as many of the largest items as a request may have. A message made of millions of tiny fields, each of
/// which costs up to 200 bytes here, is refused.
private let decodingLimit = 16 << 20

extension CConvertible {
  /// Reads an encoded message.
  static func decoded(_ bytes: UnsafeRawBufferPointer) throws(DecodingFault) -> Self {
    try withUnsafeTemporaryAllocation(byteCount: Arena.scratchSize, alignment: 16) {
      scratch throws(DecodingFault) in
      var arena = Arena(scratch: scratch, limit: decodingLimit)
      return try withUnsafeMutablePointer(to: &arena) { arena throws(DecodingFault) in
        try decoded(bytes, in: arena)
      }
    }
  }

  private static func decoded(
    _ bytes: UnsafeRawBufferPointer, in arena: UnsafeMutablePointer<Arena>
  ) throws(DecodingFault) -> Self {
    guard let unpacked = arena.unpack(descriptor, bytes) else {
      throw arena.pointee.isExhausted ? .tooLarge : .malformed
    }
    var reader = Reader(arena)
    let message = Self(UnsafeRawPointer(unpacked).assumingMemoryBound(to: CStruct.self), &reader)
    if arena.pointee.isExhausted { throw .tooLarge }
    if !reader.faults.isEmpty { throw .invalidText(reader.faults) }
    return message
  }

  /// What protobuf-c knows of the type: an empty message points to it.
  private static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    withUnsafeTemporaryAllocation(of: CStruct.self, capacity: 1) { empty in
      initialize(empty.baseAddress!)
      return UnsafeRawPointer(empty.baseAddress!).assumingMemoryBound(to: ProtobufCMessage.self).pointee
        .descriptor
    }
  }

  /// The encoded message behind `prefix` zero bytes.
  func packed(reserving prefix: Int) -> [UInt8] {
    withUnsafeTemporaryAllocation(byteCount: Arena.scratchSize, alignment: 16) { scratch in
      var arena = Arena(scratch: scratch, limit: .max)
      let c = UnsafeRawPointer(arena.member(self)!).assumingMemoryBound(to: ProtobufCMessage.self)
      let bound = packedSizeBound(of: arena.used)
      if bound <= largestBound, let place = arena.allocate(bound, of: UInt8.self) {
        let count = protobuf_c_message_pack(c, place)
        precondition(count <= bound, "\(Self.self) is larger than its bound")
        return bytes(prefix, count) { $0.update(from: place, count: count) }
      }
      return bytes(prefix, protobuf_c_message_get_packed_size(c)) { _ = protobuf_c_message_pack(c, $0) }
    }
  }
}

/// Up to here a message is written where it surely fits and then copied, since computing its size takes protobuf-c half
/// as long as writing it.
private let largestBound = 32 << 10

/// The most bytes that a message takes on the wire if its structures take this many: three times as many. The worst
/// field is a negative number of 32 bits: 4 bytes in a structure, 10 and a tag of at most 2 on the wire (the generator
/// refuses field numbers with longer tags).
private func packedSizeBound(of structures: Int) -> Int { 3 * structures }

/// `prefix` zero bytes and `count` bytes that `write` writes.
private func bytes(_ prefix: Int, _ count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
  // An empty array made this way writes its count into the storage that all empty arrays share: a data race.
  guard prefix + count > 0 else { return [] }
  return [UInt8](unsafeUninitializedCapacity: prefix + count) { buffer, initializedCount in
    initializedCount = prefix + count
    guard let start = buffer.baseAddress else { return }
    start.initialize(repeating: 0, count: prefix)
    write(start + prefix)
  }
}
