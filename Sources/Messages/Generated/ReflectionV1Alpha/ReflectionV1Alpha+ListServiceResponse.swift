// Made by proto/generate from grpc/reflection/v1alpha/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1Alpha {
  /// All services.
  package struct ListServiceResponse: Message {
    /// One each.
    package var service: [ReflectionV1Alpha.ServiceResponse]

    /// The message with these fields, the others absent.
    package init(
      service: [ReflectionV1Alpha.ServiceResponse] = []
    ) {
      self.service = service
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.reflection.v1alpha.ListServiceResponse" }

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

extension ReflectionV1Alpha.ListServiceResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1alpha__ListServiceResponse>) {
    grpc__reflection__v1alpha__list_service_response__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1alpha__ListServiceResponse>, _ reader: inout Reader) {
    service = reader.messages(c.pointee.service, c.pointee.n_service, "service")
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1alpha__ListServiceResponse>, in arena: inout Arena) {
    (c.pointee.service, c.pointee.n_service) = arena.messages(service)
  }
}
