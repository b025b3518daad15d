// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension ReflectionV1 {
  /// One answer.
  package struct ServerReflectionResponse: Message {
    /// Host of the question.
    package var validHost: String
    /// The question.
    package var originalRequest: ReflectionV1.ServerReflectionRequest?
    /// The answer itself.
    package var messageResponse: ReflectionV1.ServerReflectionResponse.MessageResponse?

    /// The message with these fields, the others absent.
    package init(
      validHost: String = "",
      originalRequest: ReflectionV1.ServerReflectionRequest? = nil,
      messageResponse: ReflectionV1.ServerReflectionResponse.MessageResponse? = nil
    ) {
      self.validHost = validHost
      self.originalRequest = originalRequest
      self.messageResponse = messageResponse
    }

    /// The answer itself.
    package enum MessageResponse: Sendable, Equatable {
      /// To questions for a file.
      case fileDescriptorResponse(ReflectionV1.FileDescriptorResponse)
      /// To all_extension_numbers_of_type.
      case allExtensionNumbersResponse(ReflectionV1.ExtensionNumberResponse)
      /// To list_services.
      case listServicesResponse(ReflectionV1.ListServiceResponse)
      /// To a question that has no answer.
      case errorResponse(ReflectionV1.ErrorResponse)
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.reflection.v1.ServerReflectionResponse" }

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

extension ReflectionV1.ServerReflectionResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Reflection__V1__ServerReflectionResponse>) {
    grpc__reflection__v1__server_reflection_response__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Reflection__V1__ServerReflectionResponse>, _ reader: inout Reader) {
    validHost = reader.text(c.pointee.valid_host, "valid_host")
    originalRequest = reader.message(c.pointee.original_request, c.pointee.n_original_request, "original_request")
    switch c.pointee.message_response_case.rawValue {
    case 4: messageResponse = reader.member(c.pointee.file_descriptor_response, "file_descriptor_response").map { .fileDescriptorResponse($0) }
    case 5: messageResponse = reader.member(c.pointee.all_extension_numbers_response, "all_extension_numbers_response").map { .allExtensionNumbersResponse($0) }
    case 6: messageResponse = reader.member(c.pointee.list_services_response, "list_services_response").map { .listServicesResponse($0) }
    case 7: messageResponse = reader.member(c.pointee.error_response, "error_response").map { .errorResponse($0) }
    default: messageResponse = nil
    }
  }

  func write(to c: UnsafeMutablePointer<Grpc__Reflection__V1__ServerReflectionResponse>, in arena: inout Arena) {
    c.pointee.valid_host = arena.copy(validHost)
    (c.pointee.original_request, c.pointee.n_original_request) = arena.message(originalRequest)
    switch messageResponse {
    case .fileDescriptorResponse(let value):
      c.pointee.message_response_case = .init(rawValue: 4)
      c.pointee.file_descriptor_response = arena.member(value)
    case .allExtensionNumbersResponse(let value):
      c.pointee.message_response_case = .init(rawValue: 5)
      c.pointee.all_extension_numbers_response = arena.member(value)
    case .listServicesResponse(let value):
      c.pointee.message_response_case = .init(rawValue: 6)
      c.pointee.list_services_response = arena.member(value)
    case .errorResponse(let value):
      c.pointee.message_response_case = .init(rawValue: 7)
      c.pointee.error_response = arena.member(value)
    case nil: break
    }
  }
}
