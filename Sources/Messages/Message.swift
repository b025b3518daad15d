/// A message of the wire contract: a Swift value that protobuf-c reads and writes behind this module's door.
package protocol Message: Sendable, Equatable {
  /// The full name of the type, such as `adaptive_threshold.v1.EvaluateRequest`.
  static var fullName: String { get }

  /// Reads an encoded message; fields that this version does not know are skipped.
  ///
  /// Text is checked to be UTF-8; whatever else a value must be (no NUL, finite, in range) is for the domain to check.
  init(decoding bytes: UnsafeRawBufferPointer) throws(DecodingFault)

  /// The encoded message behind `prefix` zero bytes, which a caller fills in place, such as with a frame's head.
  ///
  /// Equal messages are encoded to equal bytes: fields by number, map entries by key.
  func encoded(reserving prefix: Int) -> [UInt8]
}

extension Message {
  /// Reads an encoded message.
  package init(decoding bytes: [UInt8]) throws(DecodingFault) {
    self = try bytes.withUnsafeBytes { bytes in
      Result { () throws(DecodingFault) in try Self(decoding: bytes) }
    }.get()
  }

  /// The encoded message.
  package func encoded() -> [UInt8] {
    encoded(reserving: 0)
  }
}
