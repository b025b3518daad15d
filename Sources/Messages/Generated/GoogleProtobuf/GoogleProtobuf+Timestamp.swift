// Made by proto/generate from google/protobuf/timestamp.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension GoogleProtobuf {
  /// A moment in UTC.
  package struct Timestamp: Message {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    package var seconds: Int64
    /// Nanoseconds on top, 0 to 999,999,999, also before 1970.
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
    package static var fullName: String { "google.protobuf.Timestamp" }

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

extension GoogleProtobuf.Timestamp: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Google__Protobuf__Timestamp>) {
    google__protobuf__timestamp__init(c)
  }

  init(_ c: UnsafePointer<Google__Protobuf__Timestamp>, _ reader: inout Reader) {
    seconds = c.pointee.seconds
    nanos = c.pointee.nanos
  }

  func write(to c: UnsafeMutablePointer<Google__Protobuf__Timestamp>, in arena: inout Arena) {
    c.pointee.seconds = seconds
    c.pointee.nanos = nanos
  }
}
