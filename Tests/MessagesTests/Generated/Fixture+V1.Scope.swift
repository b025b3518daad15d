// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Scope: [Fixture] = [
    Fixture(
      V1.Scope.self,
      bytes: "0a1061736369692d303333303564366661651204f09f9982",
      acceptedLengths: [0, 18, 24],
      listing: """
        userID=61736369692d30333330356436666165
        symbol=f09f9982
        """),
    Fixture(
      V1.Scope.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        """),
  ]
}
