// Made by proto/generate from grpc/health/v1/health.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension Health {
  /// Asks for all services.
  package struct HealthListRequest: Message {
    /// The message, which has no fields.
    package init() {}

    /// The full name of the type.
    package static var fullName: String { "grpc.health.v1.HealthListRequest" }

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

extension Health.HealthListRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Health__V1__HealthListRequest>) {
    grpc__health__v1__health_list_request__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Health__V1__HealthListRequest>, _ reader: inout Reader) {
  }

  func write(to c: UnsafeMutablePointer<Grpc__Health__V1__HealthListRequest>, in arena: inout Arena) {
  }
}
