import CMessages

extension UnsafeMutablePointer<Arena> {
  /// The message that the bytes are, in the arena; nil if they are malformed or the arena is exhausted.
  func unpack(
    _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, _ bytes: UnsafeRawBufferPointer
  ) -> UnsafeMutablePointer<ProtobufCMessage>? {
    var allocator = ProtobufCAllocator(
      alloc: { arena, size in arena!.assumingMemoryBound(to: Arena.self).pointee.allocate(byteCount: size) },
      free: { _, _ in },
      allocator_data: self)
    return protobuf_c_message_unpack(
      descriptor, &allocator, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
  }
}
