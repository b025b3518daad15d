// Made by proto/generate from opentelemetry/proto/resource/v1/resource.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension OTLP {
  /// What made the telemetry: a process of a service.
  package struct Resource: Message {
    /// Such as service.name; names are unique.
    package var attributes: [OTLP.KeyValue]

    /// The message with these fields, the others absent.
    package init(
      attributes: [OTLP.KeyValue] = []
    ) {
      self.attributes = attributes
    }

    /// The full name of the type.
    package static var fullName: String { "opentelemetry.proto.resource.v1.Resource" }

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

extension OTLP.Resource: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Opentelemetry__Proto__Resource__V1__Resource>) {
    opentelemetry__proto__resource__v1__resource__init(c)
  }

  init(_ c: UnsafePointer<Opentelemetry__Proto__Resource__V1__Resource>, _ reader: inout Reader) {
    attributes = reader.messages(c.pointee.attributes, c.pointee.n_attributes, "attributes")
  }

  func write(to c: UnsafeMutablePointer<Opentelemetry__Proto__Resource__V1__Resource>, in arena: inout Arena) {
    (c.pointee.attributes, c.pointee.n_attributes) = arena.messages(attributes)
  }
}
