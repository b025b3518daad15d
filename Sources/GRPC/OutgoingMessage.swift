/// A message on its way out, and how far it has come.
struct OutgoingMessage {
  private let bytes: [UInt8]
  /// Bytes of the prefix that are not yet in `bytes`: five, or none if they are.
  private let prefixBytes: Int
  private let isCompressed: Bool
  private var offset = 0

  /// A serialized message without prefix.
  init(_ message: [UInt8], isCompressed: Bool) {
    bytes = message
    prefixBytes = Frame.prefixBytes
    self.isCompressed = isCompressed
  }

  init(_ message: SharedBytes) {
    bytes = message.framed
    prefixBytes = 0
    isCompressed = false
  }

  var isSent: Bool { offset == prefixBytes + bytes.count }
  var isBegun: Bool { offset > 0 }
  /// Without the prefix.
  var messageBytes: Int { prefixBytes == 0 ? bytes.count - Frame.prefixBytes : bytes.count }

  /// Copies the next bytes, as many as fit, and returns how many those are.
  mutating func copy(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var copied = 0
    if offset < prefixBytes {
      copied = min(prefixBytes - offset, buffer.count)
      withUnsafeTemporaryAllocation(byteCount: Frame.prefixBytes, alignment: 1) { prefix in
        Frame.writePrefix(messageBytes: bytes.count, compressed: isCompressed, to: prefix)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: prefix[offset..<offset + copied]))
      }
      offset += copied
    }
    let start = offset - prefixBytes
    let count = min(bytes.count - start, buffer.count - copied)
    if count > 0 {
      bytes.withUnsafeBytes { bytes in
        (buffer.baseAddress! + copied).copyMemory(from: bytes.baseAddress! + start, byteCount: count)
      }
      offset += count
      copied += count
    }
    return copied
  }
}
