// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1ExtensionNumberResponse: [Fixture] = [
    Fixture(
      ReflectionV1.ExtensionNumberResponse.self,
      bytes: "0a03610062120fb589c5b4059eb4998ffdffffffff01",
      acceptedLengths: [0, 5, 22],
      listing: """
        baseTypeName=610062
        extensionNumber.0=1452360885
        extensionNumber.1=-773432802
        """),
    Fixture(
      ReflectionV1.ExtensionNumberResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        baseTypeName=
        """),
  ]
}
