// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ListThresholdsResponse: [Fixture] = [
    Fixture(
      V1.ListThresholdsResponse.self,
      bytes: "0aa7010a04f09f9982121c6772c3b6c39f657220616c7320313520427974653a206338356561641a1a0a0f7468726573686f6c64732d34356631116edbb66ded2bf1401a1a0a0f7468726573686f6c64732d39346366116edbb66dc916f2c022100a0c736f75726365732d31353466100222100a0c736f75726365732d363832661001289fd2d5d798cbd1d7c6013094de95dab0b88aeb5e3a10089698f0ba9895f0b63310a2edf0ca060aa3010a09e697a5e69cace8aa9e1209e697a5e69cace8aa9e1a1a0a0f7468726573686f6c64732d3338326211b76ddbb6662c01411a1a0a0f7468726573686f6c64732d616333301125499224e5a0e6c022100a0c736f75726365732d32353536100222190a0c736f75726365732d6261663210fbffffffffffffffff0128ace19bdad2f6c4e5633096a2918cebd69fc1e4013a110887ac93adf091f2d6aa01109fefe59f041204f09f9982",
      acceptedLengths: [0, 170, 336, 342],
      listing: """
        thresholdSets.0.userID=f09f9982
        thresholdSets.0.symbol=6772c3b6c39f657220616c7320313520427974653a20633835656164
        thresholdSets.0.thresholds.thresholds-45f1=40f12bed6db6db6e
        thresholdSets.0.thresholds.thresholds-94cf=c0f216c96db6db6e
        thresholdSets.0.sources.sources-154f=2
        thresholdSets.0.sources.sources-682f=1
        thresholdSets.0.version=-4130004982878082785
        thresholdSets.0.revision=6833695402265767700
        thresholdSets.0.lastAdaptation.seconds=3705829902748748822
        thresholdSets.0.lastAdaptation.nanos=1767650978
        thresholdSets.1.userID=e697a5e69cace8aa9e
        thresholdSets.1.symbol=e697a5e69cace8aa9e
        thresholdSets.1.thresholds.thresholds-382b=41012c66b6db6db7
        thresholdSets.1.thresholds.thresholds-ac30=c0e6a0e524924925
        thresholdSets.1.sources.sources-2556=2
        thresholdSets.1.sources.sources-baf2=-5
        thresholdSets.1.version=7190862898863206572
        thresholdSets.1.revision=-1980881562962210538
        thresholdSets.1.lastAdaptation.seconds=-6148037399690291705
        thresholdSets.1.lastAdaptation.nanos=1140422559
        nextPageToken=f09f9982
        """),
    Fixture(
      V1.ListThresholdsResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        nextPageToken=
        """),
  ]
}
