internal import CZlib

/// Decompresses a stream of gzip members.
final class Inflater {
  /// Owned; zlib keeps pointers into it, so it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var piece = [UInt8](repeating: 0, count: 1 << 16)
  /// Whether the last member has come to its end.
  private(set) var isComplete = false

  private static let windowBits: Int32 = 15 + 16

  init() {
    stream.initialize(to: z_stream())
    let code = inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "inflateInit2 failed with \(code)")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// What `bytes` hold.
  /// - Throws: if they are no gzip file, or a damaged one.
  func decompress(_ bytes: [UInt8]) throws(ArchiveFault) -> [UInt8] {
    var output: [UInt8] = []
    var isDamaged = false
    bytes.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(input.count)
      var isFull = false
      while !isDamaged, stream.pointee.avail_in > 0 || isFull {
        if isComplete {
          inflateReset(stream)
          isComplete = false
        }
        let (code, count) = piece.withUnsafeMutableBufferPointer { buffer in
          stream.pointee.next_out = buffer.baseAddress
          stream.pointee.avail_out = UInt32(buffer.count)
          return (inflate(stream, Z_NO_FLUSH), buffer.count - Int(stream.pointee.avail_out))
        }
        output += piece.prefix(count)
        isFull = count == piece.count
        isComplete = code == Z_STREAM_END
        if isComplete { isFull = false }
        isDamaged = code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR
      }
    }
    if isDamaged { throw ArchiveFault("the gzip file is damaged") }
    return output
  }
}
