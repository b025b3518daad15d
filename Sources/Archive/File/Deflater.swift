internal import CZlib

/// Compresses a stream of bytes into one gzip member.
final class Deflater {
  /// Owned; zlib keeps pointers into it, so it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var piece = [UInt8](repeating: 0, count: 1 << 16)

  private static let windowBits: Int32 = 15 + 16  // The largest window, and gzip's header.
  private static let memoryLevel: Int32 = 8  // zlib's own choice.

  init() {
    stream.initialize(to: z_stream())
    let code = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, Self.windowBits, Self.memoryLevel, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "deflateInit2 failed with \(code)")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// What `bytes` come to, as far as it is known; with `isLast` the member's end.
  func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var output: [UInt8] = []
    bytes.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(input.count)
      var code = Z_OK
      repeat {
        let count = piece.withUnsafeMutableBufferPointer { buffer in
          stream.pointee.next_out = buffer.baseAddress
          stream.pointee.avail_out = UInt32(buffer.count)
          code = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          return buffer.count - Int(stream.pointee.avail_out)
        }
        precondition(code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR, "deflate: \(code)")
        output += piece.prefix(count)
      } while isLast ? code != Z_STREAM_END : stream.pointee.avail_out == 0
    }
    return output
  }
}

/// CRC-32 of bytes that come in pieces.
struct Checksum {
  private(set) var value: UInt32 = 0

  mutating func add(_ bytes: [UInt8]) {
    value = bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32(UInt(value), $0.baseAddress, UInt32($0.count)))
    }
  }
}
