// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1AdaptResponse: [Fixture] = [
    Fixture(
      V1.AdaptResponse.self,
      bytes: "0a04f09f9982123f0a1061736369692d37633762353264623032116edbb66d770de3c01925499224370ef5c0221061736369692d6264373761663661323729254992240b80fe4012250a0361006211b76ddbb6f51fd1401949922449b499f040220361006229dbb66ddb7a36e3401a1e0a09e697a5e69cace8aa9e10011a09e697a5e69cace8aa9e2204f09f99821a1e0a0361006210011a1061736369692d353133613261613135332203610062221108d2ddd2f1edc1a4dcbb0110ddf0f8f4022a1061736369692d36346233346135303164328e010a036100621204f09f99821a1a0a0f7468726573686f6c64732d3263333811000000008e0bf9c01a1a0a0f7468726573686f6c64732d613238341149922449e402f74022100a0c736f75726365732d37356566106322100a0c736f75726365732d63613539100228c2bbc0f1cdbbfcc96f30e095c8c3afcbb89ee5013a1008939cb5b3adc0cfb0031089c58dec02",
      acceptedLengths: [0, 6, 71, 110, 142, 174, 193, 211, 356],
      listing: """
        adaptationID=f09f9982
        updates.0.parameter=61736369692d37633762353264623032
        updates.0.oldValue=c0e30d776db6db6e
        updates.0.newValue=c0f50e3724924925
        updates.0.reason=61736369692d62643737616636613237
        updates.0.confidence=40fe800b24924925
        updates.1.parameter=610062
        updates.1.oldValue=40d11ff5b6db6db7
        updates.1.newValue=40f099b449249249
        updates.1.reason=610062
        updates.1.confidence=40e3367adb6db6db
        verdicts.0.safeguard=e697a5e69cace8aa9e
        verdicts.0.blocked=1
        verdicts.0.parameter=e697a5e69cace8aa9e
        verdicts.0.detail=f09f9982
        verdicts.1.safeguard=610062
        verdicts.1.blocked=1
        verdicts.1.parameter=61736369692d35313361326161313533
        verdicts.1.detail=610062
        adaptedAt.seconds=-4920022000347074862
        adaptedAt.nanos=782121053
        resumeToken=61736369692d36346233346135303164
        thresholdSet.userID=610062
        thresholdSet.symbol=f09f9982
        thresholdSet.thresholds.thresholds-2c38=c0f90b8e00000000
        thresholdSet.thresholds.thresholds-a284=40f702e449249249
        thresholdSet.sources.sources-75ef=99
        thresholdSet.sources.sources-ca59=2
        thresholdSet.version=8040035690709261762
        thresholdSet.revision=-1928417660078257440
        thresholdSet.lastAdaptation.seconds=243544036763061779
        thresholdSet.lastAdaptation.nanos=763585161
        """),
    Fixture(
      V1.AdaptResponse.self,
      bytes: "22003200",
      acceptedLengths: [0, 2, 4],
      listing: """
        adaptationID=
        adaptedAt.seconds=0
        adaptedAt.nanos=0
        resumeToken=
        thresholdSet.userID=
        thresholdSet.symbol=
        thresholdSet.version=0
        thresholdSet.revision=0
        """),
    Fixture(
      V1.AdaptResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        adaptationID=
        resumeToken=
        """),
  ]
}
