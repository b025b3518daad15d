// Made by proto/generate from grpc/reflection/v1alpha/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1Alpha {
  /// One service.
  package struct ServiceResponse: Message {
    /// Its full name.
    package var name: String

    /// The message with these fields, the others absent.
    package init(
      name: String = ""
    ) {
      self.name = name
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.reflection.v1alpha.ServiceResponse" }

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

extension ReflectionV1Alpha.ServiceResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1alpha__ServiceResponse>) {
    grpc__reflection__v1alpha__service_response__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1alpha__ServiceResponse>, _ reader: inout Reader) {
    name = reader.text(c.pointee.name, "name")
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1alpha__ServiceResponse>, in arena: inout Arena) {
    c.pointee.name = arena.copy(name)
  }
}
