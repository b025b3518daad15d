// Made by proto/generate from opentelemetry/proto/common/v1/common.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension OTLP {
  /// The part of a program that made the spans.
  package struct InstrumentationScope: Message {
    /// Its name.
    package var name: String
    /// Its version.
    package var version: String

    /// The message with these fields, the others absent.
    package init(
      name: String = "",
      version: String = ""
    ) {
      self.name = name
      self.version = version
    }

    /// The full name of the type.
    package static var fullName: String { "opentelemetry.proto.common.v1.InstrumentationScope" }

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

extension OTLP.InstrumentationScope: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Opentelemetry__Proto__Common__V1__InstrumentationScope>) {
    opentelemetry__proto__common__v1__instrumentation_scope__init(c)
  }

  init(_ c: UnsafePointer<Opentelemetry__Proto__Common__V1__InstrumentationScope>, _ reader: inout Reader) {
    name = reader.text(c.pointee.name, "name")
    version = reader.text(c.pointee.version, "version")
  }

  func write(to c: UnsafeMutablePointer<Opentelemetry__Proto__Common__V1__InstrumentationScope>, in arena: inout Arena) {
    c.pointee.name = arena.copy(name)
    c.pointee.version = arena.copy(version)
  }
}
