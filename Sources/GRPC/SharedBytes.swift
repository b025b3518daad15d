/// A response message, framed and ready to send, that any number of calls can share.
///
/// A change that a thousand subscribers get is encoded and framed once; sending copies from this one array
/// straight into each connection's output.
package struct SharedBytes: Sendable {
  /// The five bytes of gRPC's prefix (flag 0, length), then the message.
  let framed: [UInt8]

  /// Frames a serialized message of at most 4 GiB.
  package init(message: [UInt8]) {
    self.init(messageBytes: message.count) { buffer in buffer.copyBytes(from: message) }
  }

  /// Frames a message of `messageBytes` bytes that `write` puts into place itself, so that encoding and
  /// framing are one allocation. `write` gets exactly that many bytes.
  package init(messageBytes: Int, write: (UnsafeMutableRawBufferPointer) -> Void) {
    framed = [UInt8](unsafeUninitializedCapacity: Frame.prefixBytes + messageBytes) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      Frame.writePrefix(messageBytes: messageBytes, compressed: false, to: raw)
      write(UnsafeMutableRawBufferPointer(rebasing: raw[Frame.prefixBytes..<raw.count]))
      count = raw.count
    }
  }

  /// Length of the message without its prefix.
  package var messageBytes: Int { framed.count - Frame.prefixBytes }
}
