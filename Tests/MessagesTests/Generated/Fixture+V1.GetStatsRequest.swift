// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1GetStatsRequest: [Fixture] = [
    Fixture(
      V1.GetStatsRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
