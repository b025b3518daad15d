// Made by proto/generate from grpc/reflection/v1alpha/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1AlphaServiceResponse: [Fixture] = [
    Fixture(
      ReflectionV1Alpha.ServiceResponse.self,
      bytes: "0a03610062",
      acceptedLengths: [0, 5],
      listing: """
        name=610062
        """),
    Fixture(
      ReflectionV1Alpha.ServiceResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        name=
        """),
  ]
}
