// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1 {
  /// Descriptors.
  package struct FileDescriptorResponse: Message {
    /// Encoded google.protobuf.FileDescriptorProto messages: the file and what it imports.
    package var fileDescriptorProto: [[UInt8]]

    /// The message with these fields, the others absent.
    package init(
      fileDescriptorProto: [[UInt8]] = []
    ) {
      self.fileDescriptorProto = fileDescriptorProto
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.reflection.v1.FileDescriptorResponse" }

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

extension ReflectionV1.FileDescriptorResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1__FileDescriptorResponse>) {
    grpc__reflection__v1__file_descriptor_response__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1__FileDescriptorResponse>, _ reader: inout Reader) {
    fileDescriptorProto = reader.blobs(c.pointee.file_descriptor_proto, c.pointee.n_file_descriptor_proto)
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1__FileDescriptorResponse>, in arena: inout Arena) {
    (c.pointee.file_descriptor_proto, c.pointee.n_file_descriptor_proto) = arena.blobs(fileDescriptorProto)
  }
}
