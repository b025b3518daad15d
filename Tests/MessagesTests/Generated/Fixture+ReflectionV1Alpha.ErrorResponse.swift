// Made by proto/generate from grpc/reflection/v1alpha/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1AlphaErrorResponse: [Fixture] = [
    Fixture(
      ReflectionV1Alpha.ErrorResponse.self,
      bytes: "08d58fbde0031204f09f9982",
      acceptedLengths: [0, 6, 12],
      listing: """
        errorCode=1007634389
        errorMessage=f09f9982
        """),
    Fixture(
      ReflectionV1Alpha.ErrorResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        errorCode=0
        errorMessage=
        """),
  ]
}
