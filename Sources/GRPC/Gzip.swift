import CZlib

/// gzip, one message at a time.
enum Gzip {
  enum Failure: Error {
    /// Not gzip, damaged, or cut off.
    case corrupt
    /// More than the limit when decompressed.
    case tooLarge
  }

  /// 15 bits of window, and 16 for gzip's own header instead of zlib's.
  private static let windowBits: Int32 = 15 + 16

  /// The compressed form of `bytes`.
  static func compress(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var stream = z_stream()
    // Z_OK unless memory is gone or the constants are wrong.
    let code = deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "deflateInit2 failed with \(code)")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      stream.next_in = input(bytes)
      stream.avail_in = UInt32(bytes.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(bound)
      // The output has the size that zlib asked for, so one call ends the stream.
      let code = deflate(&stream, Z_FINISH)
      precondition(code == Z_STREAM_END, "deflate failed with \(code)")
      count = Int(stream.total_out)
    }
  }

  /// The original of compressed bytes, of at most `bytesMax` bytes: a few bytes of gzip can stand for
  /// gigabytes, so it is made piece by piece and given up at the limit.
  static func decompress(_ bytes: UnsafeRawBufferPointer, bytesMax: Int) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    let code = inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "inflateInit2 failed with \(code)")
    defer { inflateEnd(&stream) }
    stream.next_in = input(bytes)
    stream.avail_in = UInt32(bytes.count)

    var result: [UInt8] = []
    var pieceBytes = max(1024, min(bytes.count * 4, 64 * 1024))
    while true {
      var code = Z_OK
      let piece = [UInt8](unsafeUninitializedCapacity: pieceBytes) { output, count in
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(pieceBytes)
        code = inflate(&stream, Z_NO_FLUSH)
        count = pieceBytes - Int(stream.avail_out)
      }
      result += piece
      guard result.count <= bytesMax else { throw .tooLarge }
      switch code {
      case Z_STREAM_END: return result
      // Z_OK with room left in the output means that the input ended early.
      case Z_OK where stream.avail_out == 0: pieceBytes = min(pieceBytes * 2, 1024 * 1024)
      default: throw .corrupt
      }
    }
  }

  /// zlib declares its input mutable and does not write to it.
  private static func input(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutablePointer<UInt8>? {
    UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
  }
}
