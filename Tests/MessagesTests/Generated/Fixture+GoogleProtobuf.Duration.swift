// Made by proto/generate from google/protobuf/duration.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let googleProtobufDuration: [Fixture] = [
    Fixture(
      GoogleProtobuf.Duration.self,
      bytes: "08c5c2d1e8b68af0b15510babba6b302",
      acceptedLengths: [0, 10, 16],
      listing: """
        seconds=6152972980463100229
        nanos=644455866
        """),
    Fixture(
      GoogleProtobuf.Duration.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        seconds=0
        nanos=0
        """),
  ]
}
