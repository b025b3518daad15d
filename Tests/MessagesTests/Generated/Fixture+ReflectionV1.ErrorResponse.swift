// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1ErrorResponse: [Fixture] = [
    Fixture(
      ReflectionV1.ErrorResponse.self,
      bytes: "08d58fbde0031204f09f9982",
      acceptedLengths: [0, 6, 12],
      listing: """
        errorCode=1007634389
        errorMessage=f09f9982
        """),
    Fixture(
      ReflectionV1.ErrorResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        errorCode=0
        errorMessage=
        """),
  ]
}
