// Made by proto/generate from opentelemetry/proto/common/v1/common.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension OTLP {
  /// The value of an attribute.
  package struct AnyValue: Message {
    /// One of the kinds.
    package var value: OTLP.AnyValue.Value?

    /// The message with these fields, the others absent.
    package init(
      value: OTLP.AnyValue.Value? = nil
    ) {
      self.value = value
    }

    /// One of the kinds.
    package enum Value: Sendable, Equatable {
      /// Text.
      case stringValue(String)
      /// A truth value.
      case boolValue(Bool)
      /// A whole number.
      case intValue(Int64)
      /// A number.
      case doubleValue(Double)
    }

    /// The full name of the type.
    package static var fullName: String { "opentelemetry.proto.common.v1.AnyValue" }

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

extension OTLP.AnyValue: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Opentelemetry__Proto__Common__V1__AnyValue>) {
    opentelemetry__proto__common__v1__any_value__init(c)
  }

  init(_ c: UnsafePointer<Opentelemetry__Proto__Common__V1__AnyValue>, _ reader: inout Reader) {
    switch c.pointee.value_case.rawValue {
    case 1: value = .stringValue(reader.text(c.pointee.string_value, "string_value"))
    case 2: value = .boolValue(c.pointee.bool_value != 0)
    case 3: value = .intValue(c.pointee.int_value)
    case 4: value = .doubleValue(c.pointee.double_value)
    default: value = nil
    }
  }

  func write(to c: UnsafeMutablePointer<Opentelemetry__Proto__Common__V1__AnyValue>, in arena: inout Arena) {
    switch value {
    case .stringValue(let value):
      c.pointee.value_case = .init(rawValue: 1)
      c.pointee.string_value = arena.copy(value)
    case .boolValue(let value):
      c.pointee.value_case = .init(rawValue: 2)
      c.pointee.bool_value = value ? 1 : 0
    case .intValue(let value):
      c.pointee.value_case = .init(rawValue: 3)
      c.pointee.int_value = value
    case .doubleValue(let value):
      c.pointee.value_case = .init(rawValue: 4)
      c.pointee.double_value = value
    case nil: break
    }
  }
}
