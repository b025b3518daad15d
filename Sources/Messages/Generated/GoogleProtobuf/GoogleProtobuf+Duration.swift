// Made by proto/generate from google/protobuf/duration.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension GoogleProtobuf {
  /// A signed span of time.
  package struct Duration: Message {
    /// Whole seconds.
    package var seconds: Int64
    /// Nanoseconds on top, of the same sign; magnitude below 1e9.
    package var nanos: Int32

    /// The message with these fields, the others absent.
    package init(
      seconds: Int64 = 0,
      nanos: Int32 = 0
    ) {
      self.seconds = seconds
      self.nanos = nanos
    }

    /// The full name of the type.
    package static var fullName: String { "google.protobuf.Duration" }

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

extension GoogleProtobuf.Duration: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Google__Protobuf__Duration>) {
    google__protobuf__duration__init(c)
  }

  init(_ c: UnsafePointer<Google__Protobuf__Duration>, _ reader: inout Reader) {
    seconds = c.pointee.seconds
    nanos = c.pointee.nanos
  }

  func write(to c: UnsafeMutablePointer<Google__Protobuf__Duration>, in arena: inout Arena) {
    c.pointee.seconds = seconds
    c.pointee.nanos = nanos
  }
}
