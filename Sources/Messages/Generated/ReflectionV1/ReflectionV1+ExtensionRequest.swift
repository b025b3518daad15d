// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1 {
  /// Names an extension.
  package struct ExtensionRequest: Message {
    /// Full name of the extended message type.
    package var containingType: String
    /// Number of the extension.
    package var extensionNumber: Int32

    /// The message with these fields, the others absent.
    package init(
      containingType: String = "",
      extensionNumber: Int32 = 0
    ) {
      self.containingType = containingType
      self.extensionNumber = extensionNumber
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.reflection.v1.ExtensionRequest" }

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

extension ReflectionV1.ExtensionRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionRequest>) {
    grpc__reflection__v1__extension_request__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1__ExtensionRequest>, _ reader: inout Reader) {
    containingType = reader.text(c.pointee.containing_type, "containing_type")
    extensionNumber = c.pointee.extension_number
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionRequest>, in arena: inout Arena) {
    c.pointee.containing_type = arena.copy(containingType)
    c.pointee.extension_number = extensionNumber
  }
}
