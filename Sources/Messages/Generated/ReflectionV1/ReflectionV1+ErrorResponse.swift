// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1 {
  /// Why there is no answer.
  package struct ErrorResponse: Message {
    /// A gRPC status code.
    package var errorCode: Int32
    /// For people.
    package var errorMessage: String

    /// The message with these fields, the others absent.
    package init(
      errorCode: Int32 = 0,
      errorMessage: String = ""
    ) {
      self.errorCode = errorCode
      self.errorMessage = errorMessage
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.reflection.v1.ErrorResponse" }

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

extension ReflectionV1.ErrorResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1__ErrorResponse>) {
    grpc__reflection__v1__error_response__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1__ErrorResponse>, _ reader: inout Reader) {
    errorCode = c.pointee.error_code
    errorMessage = reader.text(c.pointee.error_message, "error_message")
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1__ErrorResponse>, in arena: inout Arena) {
    c.pointee.error_code = errorCode
    c.pointee.error_message = arena.copy(errorMessage)
  }
}
