import GRPC
import Messages

extension RPCEdge {
  /// Versions v1 and v1alpha have the same messages on the wire, so one handler serves both.
  func registerReflection(in table: inout MethodTable) {
    for version in ["v1", "v1alpha"] {
      table.register(
        "/grpc.reflection.\(version).ServerReflection/ServerReflectionInfo",
        .stream(.bidirectional) { _, handle in
          AsyncStreamHandler(handle: handle, endsOnDrain: true) { requests, responses in
            for await bytes in requests {
              guard let request = try? ReflectionV1.ServerReflectionRequest(decoding: bytes) else {
                return Status(.invalidArgument, "not a reflection request")
              }
              let response = ReflectionV1.ServerReflectionResponse(
                validHost: request.host, originalRequest: request, messageResponse: Self.reflect(request))
              guard await responses.write(response.encoded()) else { break }
            }
            return .ok
          }
        })
    }
  }

  private static func reflect(
    _ request: ReflectionV1.ServerReflectionRequest
  ) -> ReflectionV1.ServerReflectionResponse.MessageResponse {
    switch request.messageRequest {
    case .fileByFilename(let name): files(Descriptors.file(named: name), "file \(name)")
    case .fileContainingSymbol(let symbol): files(Descriptors.file(containing: symbol), "symbol \(symbol)")
    case .fileContainingExtension(let request):
      missing("extension \(request.extensionNumber) of \(request.containingType)")
    case .allExtensionNumbersOfType(let type):
      Descriptors.extensionNumbers(of: type).map {
        .allExtensionNumbersResponse(.init(baseTypeName: type, extensionNumber: $0))
      } ?? missing("type \(type)")
    case .listServices:
      .listServicesResponse(.init(service: Descriptors.services.map { .init(name: $0) }))
    case nil:
      .errorResponse(
        .init(errorCode: Int32(Status.Code.invalidArgument.rawValue), errorMessage: "nothing was asked"))
    }
  }

  private static func files(
    _ files: [[UInt8]]?, _ what: String
  ) -> ReflectionV1.ServerReflectionResponse.MessageResponse {
    files.map { .fileDescriptorResponse(.init(fileDescriptorProto: $0)) } ?? missing(what)
  }

  private static func missing(_ what: String) -> ReflectionV1.ServerReflectionResponse.MessageResponse {
    .errorResponse(
      .init(errorCode: Int32(Status.Code.notFound.rawValue), errorMessage: "\(what) is not known"))
  }
}
