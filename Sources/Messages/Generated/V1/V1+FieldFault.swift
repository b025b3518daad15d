// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// What is wrong with one field.
  package struct FieldFault: Message {
    /// Path of the field.
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

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.FieldFault" }

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

extension V1.FieldFault: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__FieldFault>) {
    adaptive_threshold__v1__field_fault__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__FieldFault>, _ reader: inout Reader) {
    field = reader.text(c.pointee.field, "field")
    description = reader.text(c.pointee.description, "description")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__FieldFault>, in arena: inout Arena) {
    c.pointee.field = arena.copy(field)
    c.pointee.description = arena.copy(description)
  }
}
