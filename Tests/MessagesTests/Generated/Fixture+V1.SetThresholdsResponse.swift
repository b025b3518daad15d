// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1SetThresholdsResponse: [Fixture] = [
    Fixture(
      V1.SetThresholdsResponse.self,
      bytes: "0aaf010a03610062121c6772c3b6c39f657220616c7320313520427974653a203466633462321a1a0a0f7468726573686f6c64732d3463326111499224492090f4c01a1a0a0f7468726573686f6c64732d6634383311499224495448f54022100a0c736f75726365732d32633434106322190a0c736f75726365732d6639653610fbffffffffffffffff0128edf5cfeae0b8d2a7263080acc7a78f8388cbc2013a1008df99d6abc9b3e9d74510dbb2d48e021204f09f9982",
      acceptedLengths: [0, 178, 184],
      listing: """
        thresholdSet.userID=610062
        thresholdSet.symbol=6772c3b6c39f657220616c7320313520427974653a20346663346232
        thresholdSet.thresholds.thresholds-4c2a=c0f4902049249249
        thresholdSet.thresholds.thresholds-f483=40f5485449249249
        thresholdSet.sources.sources-2c44=99
        thresholdSet.sources.sources-f9e6=-5
        thresholdSet.version=2760506211577363181
        thresholdSet.revision=-4425314292284140032
        thresholdSet.lastAdaptation.seconds=5021414201482382559
        thresholdSet.lastAdaptation.nanos=567613787
        resumeToken=f09f9982
        """),
    Fixture(
      V1.SetThresholdsResponse.self,
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
      V1.SetThresholdsResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        resumeToken=
        """),
  ]
}
