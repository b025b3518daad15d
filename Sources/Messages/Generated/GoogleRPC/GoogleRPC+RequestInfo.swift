// Made by proto/generate from google/rpc/error_details.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension GoogleRPC {
  /// Names a request in a report.
  package struct RequestInfo: Message {
    /// The server's id of the request, as in its log.
    package var requestID: String
    /// Data of the server's own; opaque to clients.
    package var servingData: String

    /// The message with these fields, the others absent.
    package init(
      requestID: String = "",
      servingData: String = ""
    ) {
      self.requestID = requestID
      self.servingData = servingData
    }

    /// The full name of the type.
    package static var fullName: String { "google.rpc.RequestInfo" }

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

extension GoogleRPC.RequestInfo: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Google__Rpc__RequestInfo>) {
    google__rpc__request_info__init(c)
  }

  init(_ c: UnsafePointer<Google__Rpc__RequestInfo>, _ reader: inout Reader) {
    requestID = reader.text(c.pointee.request_id, "request_id")
    servingData = reader.text(c.pointee.serving_data, "serving_data")
  }

  func write(to c: UnsafeMutablePointer<Google__Rpc__RequestInfo>, in arena: inout Arena) {
    c.pointee.request_id = arena.copy(requestID)
    c.pointee.serving_data = arena.copy(servingData)
  }
}
