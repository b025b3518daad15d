// Made by proto/generate from opentelemetry/proto/trace/v1/trace.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension OTLP {
  /// How a span ended.
  package struct Status: Message {
    /// For developers.
    package var message: String
    /// Whether it failed.
    package var code: OTLP.Status.StatusCode

    /// The message with these fields, the others absent.
    package init(
      message: String = "",
      code: OTLP.Status.StatusCode = .unset
    ) {
      self.message = message
      self.code = code
    }

    /// Whether a span failed.
    package enum StatusCode: Sendable, Hashable, RawRepresentable {
      /// Nothing was said, which is how most spans end well.
      case unset
      /// It ended well, says who made it.
      case ok
      /// It failed.
      case error
      /// A number that this version does not know.
      case unrecognized(Int32)

      /// The value with this number.
      package init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unset
        case 1: self = .ok
        case 2: self = .error
        default: self = .unrecognized(rawValue)
        }
      }

      /// The number on the wire.
      package var rawValue: Int32 {
        switch self {
        case .unset: 0
        case .ok: 1
        case .error: 2
        case .unrecognized(let number): number
        }
      }
    }

    /// The full name of the type.
    package static var fullName: String { "opentelemetry.proto.trace.v1.Status" }

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

extension OTLP.Status: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Opentelemetry__Proto__Trace__V1__Status>) {
    opentelemetry__proto__trace__v1__status__init(c)
  }

  init(_ c: UnsafePointer<Opentelemetry__Proto__Trace__V1__Status>, _ reader: inout Reader) {
    message = reader.text(c.pointee.message, "message")
    code = OTLP.Status.StatusCode(rawValue: Int32(truncatingIfNeeded: c.pointee.code.rawValue))
  }

  func write(to c: UnsafeMutablePointer<Opentelemetry__Proto__Trace__V1__Status>, in arena: inout Arena) {
    c.pointee.message = arena.copy(message)
    c.pointee.code = .init(rawValue: .init(truncatingIfNeeded: code.rawValue))
  }
}
