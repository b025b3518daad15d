// Made by proto/generate from grpc/reflection/v1alpha/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1AlphaServerReflectionResponse: [Fixture] = [
    Fixture(
      ReflectionV1Alpha.ServerReflectionResponse.self,
      bytes: "0a04f09f9982120b0a036100621a04f09f998222220a138364ee74b8140f21b14aab5728ff7ef1dbff000a0b16801d423f6ba56e69ff00",
      acceptedLengths: [0, 6, 19, 55],
      listing: """
        validHost=f09f9982
        originalRequest.host=610062
        originalRequest.messageRequest.fileByFilename=f09f9982
        messageResponse.fileDescriptorResponse.fileDescriptorProto.0=8364ee74b8140f21b14aab5728ff7ef1dbff00
        messageResponse.fileDescriptorResponse.fileDescriptorProto.1=16801d423f6ba56e69ff00
        """),
    Fixture(
      ReflectionV1Alpha.ServerReflectionResponse.self,
      bytes: "0a04f09f9982120a0a0361006222036100622a1b0a036100621214bfb2c5d3ffffffffff0180f7e9fcfaffffffff01",
      acceptedLengths: [0, 6, 18, 47],
      listing: """
        validHost=f09f9982
        originalRequest.host=610062
        originalRequest.messageRequest.fileContainingSymbol=610062
        messageResponse.allExtensionNumbersResponse.baseTypeName=610062
        messageResponse.allExtensionNumbersResponse.extensionNumber.0=-93234881
        messageResponse.allExtensionNumbersResponse.extensionNumber.1=-1348830336
        """),
    Fixture(
      ReflectionV1Alpha.ServerReflectionResponse.self,
      bytes: "0a04f09f998212180a036100622a110a04f09f998210b8fdc8e3faffffffff0132140a0b0a09e697a5e69cace8aa9e0a050a03610062",
      acceptedLengths: [0, 6, 32, 54],
      listing: """
        validHost=f09f9982
        originalRequest.host=610062
        originalRequest.messageRequest.fileContainingExtension.containingType=f09f9982
        originalRequest.messageRequest.fileContainingExtension.extensionNumber=-1401798984
        messageResponse.listServicesResponse.service.0.name=e697a5e69cace8aa9e
        messageResponse.listServicesResponse.service.1.name=610062
        """),
    Fixture(
      ReflectionV1Alpha.ServerReflectionResponse.self,
      bytes: "0a04f09f9982120a0a0361006232036100623a180898aaa48a06121061736369692d35316461313039383161",
      acceptedLengths: [0, 6, 18, 44],
      listing: """
        validHost=f09f9982
        originalRequest.host=610062
        originalRequest.messageRequest.allExtensionNumbersOfType=610062
        messageResponse.errorResponse.errorCode=1632179480
        messageResponse.errorResponse.errorMessage=61736369692d35316461313039383161
        """),
    Fixture(
      ReflectionV1Alpha.ServerReflectionResponse.self,
      bytes: "1200",
      acceptedLengths: [0, 2],
      listing: """
        validHost=
        originalRequest.host=
        """),
    Fixture(
      ReflectionV1Alpha.ServerReflectionResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        validHost=
        """),
  ]
}
