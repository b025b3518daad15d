// Made by proto/generate from grpc/reflection/v1alpha/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1Alpha {
  /// One question.
  package struct ServerReflectionRequest: Message {
    /// Host that the question is about; comes back unread.
    package var host: String
    /// The question itself.
    package var messageRequest: ReflectionV1Alpha.ServerReflectionRequest.MessageRequest?

    /// The message with these fields, the others absent.
    package init(
      host: String = "",
      messageRequest: ReflectionV1Alpha.ServerReflectionRequest.MessageRequest? = nil
    ) {
      self.host = host
      self.messageRequest = messageRequest
    }

    /// The question itself.
    package enum MessageRequest: Sendable, Equatable {
      /// The file of this name.
      case fileByFilename(String)
      /// The file that declares this full name.
      case fileContainingSymbol(String)
      /// The file that declares this extension.
      case fileContainingExtension(ReflectionV1Alpha.ExtensionRequest)
      /// The extension numbers known for this message type.
      case allExtensionNumbersOfType(String)
      /// The full names of all services; the text is not read.
      case listServices(String)
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.reflection.v1alpha.ServerReflectionRequest" }

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

extension ReflectionV1Alpha.ServerReflectionRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1alpha__ServerReflectionRequest>) {
    grpc__reflection__v1alpha__server_reflection_request__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1alpha__ServerReflectionRequest>, _ reader: inout Reader) {
    host = reader.text(c.pointee.host, "host")
    switch c.pointee.message_request_case.rawValue {
    case 3: messageRequest = .fileByFilename(reader.text(c.pointee.file_by_filename, "file_by_filename"))
    case 4: messageRequest = .fileContainingSymbol(reader.text(c.pointee.file_containing_symbol, "file_containing_symbol"))
    case 5: messageRequest = reader.member(c.pointee.file_containing_extension, "file_containing_extension").map { .fileContainingExtension($0) }
    case 6: messageRequest = .allExtensionNumbersOfType(reader.text(c.pointee.all_extension_numbers_of_type, "all_extension_numbers_of_type"))
    case 7: messageRequest = .listServices(reader.text(c.pointee.list_services, "list_services"))
    default: messageRequest = nil
    }
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1alpha__ServerReflectionRequest>, in arena: inout Arena) {
    c.pointee.host = arena.copy(host)
    switch messageRequest {
    case .fileByFilename(let value):
      c.pointee.message_request_case = .init(rawValue: 3)
      c.pointee.file_by_filename = arena.copy(value)
    case .fileContainingSymbol(let value):
      c.pointee.message_request_case = .init(rawValue: 4)
      c.pointee.file_containing_symbol = arena.copy(value)
    case .fileContainingExtension(let value):
      c.pointee.message_request_case = .init(rawValue: 5)
      c.pointee.file_containing_extension = arena.member(value)
    case .allExtensionNumbersOfType(let value):
      c.pointee.message_request_case = .init(rawValue: 6)
      c.pointee.all_extension_numbers_of_type = arena.copy(value)
    case .listServices(let value):
      c.pointee.message_request_case = .init(rawValue: 7)
      c.pointee.list_services = arena.copy(value)
    case nil: break
    }
  }
}
