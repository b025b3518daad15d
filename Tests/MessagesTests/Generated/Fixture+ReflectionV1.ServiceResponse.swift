// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1ServiceResponse: [Fixture] = [
    Fixture(
      ReflectionV1.ServiceResponse.self,
      bytes: "0a03610062",
      acceptedLengths: [0, 5],
      listing: """
        name=610062
        """),
    Fixture(
      ReflectionV1.ServiceResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        name=
        """),
  ]
}
