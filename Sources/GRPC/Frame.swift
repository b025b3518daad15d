/// One gRPC message as it lies in a stream of bytes: a compressed flag, a big-endian length of four bytes,
/// and the message.
struct Frame {
  static let prefixBytes = 5

  let isCompressed: Bool
  let message: UnsafeRawBufferPointer

  /// Bytes from the start of the prefix to the end of the message.
  var totalBytes: Int { Self.prefixBytes + message.count }

  /// Reads the frame at the start of `bytes`; `nil` if it is not complete.
  ///
  /// A message that is too large is refused by its prefix, before anybody collects it.
  static func parse(_ bytes: UnsafeRawBufferPointer, messageBytesMax: Int) throws(Status) -> Frame? {
    guard bytes.count >= prefixBytes else { return nil }
    guard bytes[0] <= 1 else {
      throw Status(.internal, "a message begins with the flag \(bytes[0]), which must be 0 or 1")
    }
    let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
    guard length <= messageBytesMax else {
      throw Status(
        .resourceExhausted, "a message of \(length) bytes is over the limit of \(messageBytesMax)")
    }
    guard bytes.count >= prefixBytes + length else { return nil }
    return Frame(
      isCompressed: bytes[0] == 1,
      message: UnsafeRawBufferPointer(rebasing: bytes[prefixBytes..<prefixBytes + length]))
  }

  /// Writes a prefix to the first five bytes of `buffer`.
  static func writePrefix(messageBytes: Int, compressed: Bool, to buffer: UnsafeMutableRawBufferPointer) {
    buffer[0] = compressed ? 1 : 0
    buffer.storeBytes(of: UInt32(messageBytes).bigEndian, toByteOffset: 1, as: UInt32.self)
  }

  /// Calls `body` with the message as it was before compression.
  ///
  /// - Parameter isCompressionDeclared: whether the peer has named gzip in `grpc-encoding`.
  func withDecompressed<Result>(
    isCompressionDeclared: Bool, messageBytesMax: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(Status) -> Result {
    guard isCompressed else { return body(message) }
    guard isCompressionDeclared else {
      throw Status(.internal, "a message is flagged as compressed, but grpc-encoding names no compression")
    }
    let original: [UInt8]
    do {
      original = try Gzip.decompress(message, bytesMax: messageBytesMax)
    } catch {
      switch error {
      case .corrupt: throw Status(.internal, "a compressed message is not valid gzip")
      case .tooLarge:
        throw Status(
          .resourceExhausted, "a message is over the limit of \(messageBytesMax) bytes when decompressed")
      }
    }
    return original.withUnsafeBytes(body)
  }
}
