// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1AdaptAllRequest: [Fixture] = [
    Fixture(
      V1.AdaptAllRequest.self,
      bytes: "0801",
      acceptedLengths: [0, 2],
      listing: """
        force=1
        """),
    Fixture(
      V1.AdaptAllRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        force=0
        """),
  ]
}
