// Made by proto/generate from opentelemetry/proto/common/v1/common.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension OTLP {
  /// A named value.
  package struct KeyValue: Message {
    /// The name, such as rpc.method.
    package var key: String
    /// The value.
    package var value: OTLP.AnyValue?

    /// The message with these fields, the others absent.
    package init(
      key: String = "",
      value: OTLP.AnyValue? = nil
    ) {
      self.key = key
      self.value = value
    }

    /// The full name of the type.
    package static var fullName: String { "opentelemetry.proto.common.v1.KeyValue" }

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

extension OTLP.KeyValue: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Opentelemetry__Proto__Common__V1__KeyValue>) {
    opentelemetry__proto__common__v1__key_value__init(c)
  }

  init(_ c: UnsafePointer<Opentelemetry__Proto__Common__V1__KeyValue>, _ reader: inout Reader) {
    key = reader.text(c.pointee.key, "key")
    value = reader.message(c.pointee.value, c.pointee.n_value, "value")
  }

  func write(to c: UnsafeMutablePointer<Opentelemetry__Proto__Common__V1__KeyValue>, in arena: inout Arena) {
    c.pointee.key = arena.copy(key)
    (c.pointee.value, c.pointee.n_value) = arena.message(value)
  }
}
