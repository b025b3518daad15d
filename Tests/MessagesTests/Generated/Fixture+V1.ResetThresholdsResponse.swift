// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ResetThresholdsResponse: [Fixture] = [
    Fixture(
      V1.ResetThresholdsResponse.self,
      bytes: "0ab4010a1061736369692d39363032663836633363121c6772c3b6c39f657220616c7320313520427974653a203964316564371a1a0a0f7468726573686f6c64732d3538393411dbb66ddbae0ad2c01a1a0a0f7468726573686f6c64732d37386538114992244996f9e04022100a0c736f75726365732d31306430106322100a0c736f75726365732d33643461106328a0daf8f2a7d8c5cce00130bea2dcfb8cd5a1ade3013a1008ccaf8188ccd4f681b50110aedab2431209e697a5e69cace8aa9e",
      acceptedLengths: [0, 183, 194],
      listing: """
        thresholdSet.userID=61736369692d39363032663836633363
        thresholdSet.symbol=6772c3b6c39f657220616c7320313520427974653a20396431656437
        thresholdSet.thresholds.thresholds-5894=c0d20aaedb6db6db
        thresholdSet.thresholds.thresholds-78e8=40e0f99649249249
        thresholdSet.sources.sources-10d0=99
        thresholdSet.sources.sources-3d4a=99
        thresholdSet.version=-2262752313177395936
        thresholdSet.revision=-2064189419602636482
        thresholdSet.lastAdaptation.seconds=-5403234726766946356
        thresholdSet.lastAdaptation.nanos=141339950
        resumeToken=e697a5e69cace8aa9e
        """),
    Fixture(
      V1.ResetThresholdsResponse.self,
      bytes: "0a00",
      acceptedLengths: [0, 2],
      listing: """
        thresholdSet.userID=
        thresholdSet.symbol=
        thresholdSet.version=0
        thresholdSet.revision=0
        resumeToken=
        """),
    Fixture(
      V1.ResetThresholdsResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        resumeToken=
        """),
  ]
}
