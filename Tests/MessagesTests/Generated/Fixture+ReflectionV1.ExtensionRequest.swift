// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1ExtensionRequest: [Fixture] = [
    Fixture(
      ReflectionV1.ExtensionRequest.self,
      bytes: "0a09e697a5e69cace8aa9e10d89bc29c03",
      acceptedLengths: [0, 11, 17],
      listing: """
        containingType=e697a5e69cace8aa9e
        extensionNumber=865111512
        """),
    Fixture(
      ReflectionV1.ExtensionRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        containingType=
        extensionNumber=0
        """),
  ]
}
