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
    try withUnsafeTemporaryAllocation(byteCount: Arena.scratchSize, alignment: 16) { scratch in
      var arena = Arena(scratch: scratch, limit: decodingLimit)
      return withUnsafeMutablePointer(to: &arena) { decoded(bytes, in: $0) }
    }.get()
  }

  private static func decoded(
    _ bytes: UnsafeRawBufferPointer, in arena: UnsafeMutablePointer<Arena>
  ) -> Result<Self, DecodingFault> {
    guard let unpacked = arena.unpack(descriptor, bytes) else {
      return .failure(arena.pointee.isExhausted ? .tooLarge : .malformed)
    }
    var reader = Reader(arena)
    let message = Self(UnsafeRawPointer(unpacked).assumingMemoryBound(to: CStruct.self), &reader)
    if arena.pointee.isExhausted { return .failure(.tooLarge) }
    return reader.faults.isEmpty ? .success(message) : .failure(.invalidText(reader.faults))
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
      let count = prefix + protobuf_c_message_get_packed_size(c)
      return [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
        initializedCount = count
        guard let start = buffer.baseAddress, count > 0 else { return }
        start.initialize(repeating: 0, count: prefix)
        protobuf_c_message_pack(c, start + prefix)
      }
    }
  }
}
