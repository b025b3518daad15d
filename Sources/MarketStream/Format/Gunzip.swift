import CZlib

/// Reads gzipped files.
package enum Gunzip {
  /// Largest file, decompressed; a stream of a million signals has 80 MB.
  package static let bytesMax = 1 << 30

  private static let windowBits: Int32 = 15 + 16  // The largest window, and gzip's header.

  /// Whether `bytes` begin as every gzip file does (RFC 1952, 2.3.1).
  package static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The original of a gzip file, of all its members.
  /// - Throws: `MalformedInput` if it is damaged, cut off, or larger than `bytesMax`.
  package static func decompress(_ bytes: [UInt8]) throws(MalformedInput) -> [UInt8] {
    var stream = z_stream()
    let code = inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "inflateInit2 failed with \(code)")
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    let fault = bytes.withUnsafeBufferPointer { input -> String? in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      return inflateMembers(&stream, into: &output)
    }
    if let fault { throw MalformedInput(faults: [fault]) }
    return output
  }

  /// Appends what all members hold; returns what is wrong, or `nil`.
  private static func inflateMembers(_ stream: inout z_stream, into output: inout [UInt8]) -> String? {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let (code, count) = chunk.withUnsafeMutableBufferPointer { buffer in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        return (inflate(&stream, Z_NO_FLUSH), buffer.count - Int(stream.avail_out))
      }
      output += chunk.prefix(count)
      if output.count > bytesMax { return "the file is larger than \(bytesMax) bytes" }
      switch code {
      case Z_STREAM_END:
        if stream.avail_in == 0 { return nil }
        inflateReset(&stream)
      case Z_OK: continue
      case Z_BUF_ERROR: return "the gzip file is cut off"
      default: return "the gzip file is damaged"
      }
    }
  }
}
