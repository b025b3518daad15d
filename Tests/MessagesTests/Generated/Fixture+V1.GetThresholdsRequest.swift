// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1GetThresholdsRequest: [Fixture] = [
    Fixture(
      V1.GetThresholdsRequest.self,
      bytes: "0a09e697a5e69cace8aa9e121c6772c3b6c39f657220616c7320313520427974653a206131363236391a1c6772c3b6c39f657220616c7320313520427974653a20396566306362",
      acceptedLengths: [0, 11, 41, 71],
      listing: """
        userID=e697a5e69cace8aa9e
        symbol=6772c3b6c39f657220616c7320313520427974653a20613136323639
        atLeastToken=6772c3b6c39f657220616c7320313520427974653a20396566306362
        """),
    Fixture(
      V1.GetThresholdsRequest.self,
      bytes: "1a00",
      acceptedLengths: [0, 2],
      listing: """
        userID=
        symbol=
        atLeastToken=
        """),
    Fixture(
      V1.GetThresholdsRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        """),
  ]
}
