/// The five bytes in front of every gRPC message: a compressed flag and a big-endian length.
enum Frame {
  static let prefixBytes = 5

  /// Writes a prefix to the first five bytes of `buffer`.
  static func writePrefix(messageBytes: Int, compressed: Bool, to buffer: UnsafeMutableRawBufferPointer) {
    buffer[0] = compressed ? 1 : 0
    buffer.storeBytes(of: UInt32(messageBytes).bigEndian, toByteOffset: 1, as: UInt32.self)
  }
}
