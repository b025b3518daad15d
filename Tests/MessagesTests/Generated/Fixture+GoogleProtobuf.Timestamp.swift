// Made by proto/generate from google/protobuf/timestamp.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let googleProtobufTimestamp: [Fixture] = [
    Fixture(
      GoogleProtobuf.Timestamp.self,
      bytes: "08c3809485c69f8e8cdd0110a9b8c89efdffffffff01",
      acceptedLengths: [0, 11, 22],
      listing: """
        seconds=-2515197735282081725
        nanos=-741204951
        """),
    Fixture(
      GoogleProtobuf.Timestamp.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        seconds=0
        nanos=0
        """),
  ]
}
