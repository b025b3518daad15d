// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1GetPolicyRequest: [Fixture] = [
    Fixture(
      V1.GetPolicyRequest.self,
      bytes: "0a09e697a5e69cace8aa9e1203610062",
      acceptedLengths: [0, 11, 16],
      listing: """
        userID=e697a5e69cace8aa9e
        symbol=610062
        """),
    Fixture(
      V1.GetPolicyRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        """),
  ]
}
