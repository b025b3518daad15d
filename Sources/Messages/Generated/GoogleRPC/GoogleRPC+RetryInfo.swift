// Made by proto/generate from google/rpc/error_details.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension GoogleRPC {
  /// When a call may be repeated.
  package struct RetryInfo: Message {
    /// The shortest wait before it.
    package var retryDelay: GoogleProtobuf.Duration?

    /// The message with these fields, the others absent.
    package init(
      retryDelay: GoogleProtobuf.Duration? = nil
    ) {
      self.retryDelay = retryDelay
    }

    /// The full name of the type.
    package static var fullName: String { "google.rpc.RetryInfo" }

    /// Reads an encoded message; fields that this version does not know are skipped.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(DecodingFault) {
      self = try Self.decoded(bytes)
    }

    /// The encoded message behind as many zero bytes as are reserved.
    package func encoded(reserving prefix: Int) -> [UInt8] {
      packed(reserving: prefix)
    }
  }
}

extension GoogleRPC.RetryInfo: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Google__Rpc__RetryInfo>) {
    google__rpc__retry_info__init(c)
  }

  init(_ c: UnsafePointer<Google__Rpc__RetryInfo>, _ reader: inout Reader) {
    retryDelay = reader.message(c.pointee.retry_delay, c.pointee.n_retry_delay, "retry_delay")
  }

  func write(to c: UnsafeMutablePointer<Google__Rpc__RetryInfo>, in arena: inout Arena) {
    (c.pointee.retry_delay, c.pointee.n_retry_delay) = arena.message(retryDelay)
  }
}
