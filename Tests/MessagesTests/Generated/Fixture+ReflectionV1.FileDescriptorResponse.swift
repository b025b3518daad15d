// Made by proto/generate from grpc/reflection/v1/reflection.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let reflectionV1FileDescriptorResponse: [Fixture] = [
    Fixture(
      ReflectionV1.FileDescriptorResponse.self,
      bytes: "0a109fb845dda223f1c26e546789a160ff000a17aea8f0ca19dec8985503896333b63e051e01c9bcabff00",
      acceptedLengths: [0, 18, 43],
      listing: """
        fileDescriptorProto.0=9fb845dda223f1c26e546789a160ff00
        fileDescriptorProto.1=aea8f0ca19dec8985503896333b63e051e01c9bcabff00
        """),
    Fixture(
      ReflectionV1.FileDescriptorResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
