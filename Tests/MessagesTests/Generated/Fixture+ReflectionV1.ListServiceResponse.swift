// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1ListServiceResponse: [Fixture] = [
    Fixture(
      ReflectionV1.ListServiceResponse.self,
      bytes: "0a1e0a1c6772c3b6c39f657220616c7320313520427974653a206463386664640a0b0a09e697a5e69cace8aa9e",
      acceptedLengths: [0, 32, 45],
      listing: """
        service.0.name=6772c3b6c39f657220616c7320313520427974653a20646338666464
        service.1.name=e697a5e69cace8aa9e
        """),
    Fixture(
      ReflectionV1.ListServiceResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
