// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1GetThresholdsResponse: [Fixture] = [
    Fixture(
      V1.GetThresholdsResponse.self,
      bytes: "0a9c010a036100621209e697a5e69cace8aa9e1a1a0a0f7468726573686f6c64732d3237353011b76ddbb6efabf4401a1a0a0f7468726573686f6c64732d62346664116edbb66d293bffc022190a0c736f75726365732d3538316110fbffffffffffffffff0122100a0c736f75726365732d363337391001289d90f98eba8ffab190013091a783f4969ebe84183a1008cdafed90ffc4c7c60910ccb199c304",
      acceptedLengths: [0, 159],
      listing: """
        thresholdSet.userID=610062
        thresholdSet.symbol=e697a5e69cace8aa9e
        thresholdSet.thresholds.thresholds-2750=40f4abefb6db6db7
        thresholdSet.thresholds.thresholds-b4fd=c0ff3b296db6db6e
        thresholdSet.sources.sources-581a=-5
        thresholdSet.sources.sources-6379=1
        thresholdSet.version=-8042328891859253219
        thresholdSet.revision=1731907772548699025
        thresholdSet.lastAdaptation.seconds=688239474971989965
        thresholdSet.lastAdaptation.nanos=1214666956
        """),
    Fixture(
      V1.GetThresholdsResponse.self,
      bytes: "0a00",
      acceptedLengths: [0, 2],
      listing: """
        thresholdSet.userID=
        thresholdSet.symbol=
        thresholdSet.version=0
        thresholdSet.revision=0
        """),
    Fixture(
      V1.GetThresholdsResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
