// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1 {
  /// All services.
  package struct ListServiceResponse: Message {
    /// One each.
    package var service: [ReflectionV1.ServiceResponse]

    /// The message with these fields, the others absent.
    package init(
      service: [ReflectionV1.ServiceResponse] = []
    ) {
      self.service = service
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.reflection.v1.ListServiceResponse" }

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

extension ReflectionV1.ListServiceResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1__ListServiceResponse>) {
    grpc__reflection__v1__list_service_response__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1__ListServiceResponse>, _ reader: inout Reader) {
    service = reader.messages(c.pointee.service, c.pointee.n_service, "service")
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1__ListServiceResponse>, in arena: inout Arena) {
    (c.pointee.service, c.pointee.n_service) = arena.messages(service)
  }
}
