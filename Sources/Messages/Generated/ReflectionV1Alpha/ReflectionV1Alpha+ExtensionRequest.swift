// Made by proto/generate from grpc/reflection/v1alpha/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1Alpha {
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
    package static var fullName: String { "grpc.reflection.v1alpha.ExtensionRequest" }

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

extension ReflectionV1Alpha.ExtensionRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1alpha__ExtensionRequest>) {
    grpc__reflection__v1alpha__extension_request__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1alpha__ExtensionRequest>, _ reader: inout Reader) {
    containingType = reader.text(c.pointee.containing_type, "containing_type")
    extensionNumber = c.pointee.extension_number
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1alpha__ExtensionRequest>, in arena: inout Arena) {
    c.pointee.containing_type = arena.copy(containingType)
    c.pointee.extension_number = extensionNumber
  }
}
