// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ThresholdUpdate: [Fixture] = [
    Fixture(
      V1.ThresholdUpdate.self,
      bytes: "0a04f09f998211254992246559e6c01900000000be93f9c0221c6772c3b6c39f657220616c7320313520427974653a203832353630622949922449827bcac0",
      acceptedLengths: [0, 6, 15, 24, 54, 63],
      listing: """
        parameter=f09f9982
        oldValue=c0e6596524924925
        newValue=c0f993be00000000
        reason=6772c3b6c39f657220616c7320313520427974653a20383235363062
        confidence=c0ca7b8249249249
        """),
    Fixture(
      V1.ThresholdUpdate.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        parameter=
        oldValue=0000000000000000
        newValue=0000000000000000
        reason=
        confidence=0000000000000000
        """),
  ]
}
