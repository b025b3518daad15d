// Made by proto/generate from google/rpc/error_details.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension GoogleRPC {
  /// What is wrong with a request, whatever the server's state.
  package struct BadRequest: Message {
    /// Every bad field.
    package var fieldViolations: [GoogleRPC.BadRequest.FieldViolation]

    /// The message with these fields, the others absent.
    package init(
      fieldViolations: [GoogleRPC.BadRequest.FieldViolation] = []
    ) {
      self.fieldViolations = fieldViolations
    }

    /// One bad field.
    package struct FieldViolation: Sendable, Equatable {
      /// Path of the field, such as trades[3].pnl_percent.
      package var field: String
      /// What is wrong, for people.
      package var description: String

      /// The message with these fields, the others absent.
      package init(
        field: String = "",
        description: String = ""
      ) {
        self.field = field
        self.description = description
      }
    }

    /// The full name of the type.
    package static var fullName: String { "google.rpc.BadRequest" }

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

extension GoogleRPC.BadRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Google__Rpc__BadRequest>) {
    google__rpc__bad_request__init(c)
  }

  init(_ c: UnsafePointer<Google__Rpc__BadRequest>, _ reader: inout Reader) {
    fieldViolations = reader.messages(c.pointee.field_violations, c.pointee.n_field_violations, "field_violations")
  }

  func write(to c: UnsafeMutablePointer<Google__Rpc__BadRequest>, in arena: inout Arena) {
    (c.pointee.field_violations, c.pointee.n_field_violations) = arena.messages(fieldViolations)
  }
}

extension GoogleRPC.BadRequest.FieldViolation: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Google__Rpc__BadRequest__FieldViolation>) {
    google__rpc__bad_request__field_violation__init(c)
  }

  init(_ c: UnsafePointer<Google__Rpc__BadRequest__FieldViolation>, _ reader: inout Reader) {
    field = reader.text(c.pointee.field, "field")
    description = reader.text(c.pointee.description, "description")
  }

  func write(to c: UnsafeMutablePointer<Google__Rpc__BadRequest__FieldViolation>, in arena: inout Arena) {
    c.pointee.field = arena.copy(field)
    c.pointee.description = arena.copy(description)
  }
}
