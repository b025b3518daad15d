// Made by proto/generate from google/protobuf/any.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension GoogleProtobuf {
  /// An encoded message of any type.
  package struct AnyMessage: Message {
    /// Ends with a slash and the full name of the type.
    package var typeURL: String
    /// The encoded message.
    package var value: [UInt8]

    /// The message with these fields, the others absent.
    package init(
      typeURL: String = "",
      value: [UInt8] = []
    ) {
      self.typeURL = typeURL
      self.value = value
    }

    /// The full name of the type.
    package static var fullName: String { "google.protobuf.Any" }

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

extension GoogleProtobuf.AnyMessage: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Google__Protobuf__Any>) {
    google__protobuf__any__init(c)
  }

  init(_ c: UnsafePointer<Google__Protobuf__Any>, _ reader: inout Reader) {
    typeURL = reader.text(c.pointee.type_url, "type_url")
    value = reader.bytes(c.pointee.value)
  }

  func write(to c: UnsafeMutablePointer<Google__Protobuf__Any>, in arena: inout Arena) {
    c.pointee.type_url = arena.copy(typeURL)
    c.pointee.value = arena.copy(value)
  }
}
