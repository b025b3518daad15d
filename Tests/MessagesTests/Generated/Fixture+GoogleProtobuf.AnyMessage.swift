// Made by proto/generate from google/protobuf/any.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let googleProtobufAnyMessage: [Fixture] = [
    Fixture(
      GoogleProtobuf.AnyMessage.self,
      bytes: "0a09e697a5e69cace8aa9e120ee14659ac34060b906c62e491ff00",
      acceptedLengths: [0, 11, 27],
      listing: """
        typeURL=e697a5e69cace8aa9e
        value=e14659ac34060b906c62e491ff00
        """),
    Fixture(
      GoogleProtobuf.AnyMessage.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        typeURL=
        value=
        """),
  ]
}
