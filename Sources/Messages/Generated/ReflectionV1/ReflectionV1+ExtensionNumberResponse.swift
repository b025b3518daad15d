// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1 {
  /// Extension numbers of a type.
  package struct ExtensionNumberResponse: Message {
    /// Full name of the type.
    package var baseTypeName: String
    /// The numbers, in no order.
    package var extensionNumber: [Int32]

    /// The message with these fields, the others absent.
    package init(
      baseTypeName: String = "",
      extensionNumber: [Int32] = []
    ) {
      self.baseTypeName = baseTypeName
      self.extensionNumber = extensionNumber
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.reflection.v1.ExtensionNumberResponse" }

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

extension ReflectionV1.ExtensionNumberResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionNumberResponse>) {
    grpc__reflection__v1__extension_number_response__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1__ExtensionNumberResponse>, _ reader: inout Reader) {
    baseTypeName = reader.text(c.pointee.base_type_name, "base_type_name")
    extensionNumber = reader.numbers(c.pointee.extension_number, c.pointee.n_extension_number)
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionNumberResponse>, in arena: inout Arena) {
    c.pointee.base_type_name = arena.copy(baseTypeName)
    (c.pointee.extension_number, c.pointee.n_extension_number) = arena.numbers(extensionNumber)
  }
}
