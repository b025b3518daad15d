// Made by proto/generate from grpc/health/v1/health.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension Health {
  /// Asks for one service.
  package struct HealthCheckRequest: Message {
    /// Full name of the service; empty for the server as a whole.
    package var service: String

    /// The message with these fields, the others absent.
    package init(
      service: String = ""
    ) {
      self.service = service
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.health.v1.HealthCheckRequest" }

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

extension Health.HealthCheckRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Health__V1__HealthCheckRequest>) {
    grpc__health__v1__health_check_request__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Health__V1__HealthCheckRequest>, _ reader: inout Reader) {
    service = reader.text(c.pointee.service, "service")
  }

  func write(to c: UnsafeMutablePointer<Grpc__Health__V1__HealthCheckRequest>, in arena: inout Arena) {
    c.pointee.service = arena.copy(service)
  }
}
