// Made by proto/generate from google/rpc/status.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension GoogleRPC {
  /// An error; travels in the trailer grpc-status-details-bin.
  package struct Status: Message {
    /// A gRPC status code.
    package var code: Int32
    /// For developers, in English.
    package var message: String
    /// What else is known, such as google.rpc.ErrorInfo.
    package var details: [GoogleProtobuf.AnyMessage]

    /// The message with these fields, the others absent.
    package init(
      code: Int32 = 0,
      message: String = "",
      details: [GoogleProtobuf.AnyMessage] = []
    ) {
      self.code = code
      self.message = message
      self.details = details
    }

    /// The full name of the type.
    package static var fullName: String { "google.rpc.Status" }

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

extension GoogleRPC.Status: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Google__Rpc__Status>) {
    google__rpc__status__init(c)
  }

  init(_ c: UnsafePointer<Google__Rpc__Status>, _ reader: inout Reader) {
    code = c.pointee.code
    message = reader.text(c.pointee.message, "message")
    details = reader.messages(c.pointee.details, c.pointee.n_details, "details")
  }

  func write(to c: UnsafeMutablePointer<Google__Rpc__Status>, in arena: inout Arena) {
    c.pointee.code = code
    c.pointee.message = arena.copy(message)
    (c.pointee.details, c.pointee.n_details) = arena.messages(details)
  }
}
