// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ResetThresholdsRequest: [Fixture] = [
    Fixture(
      V1.ResetThresholdsRequest.self,
      bytes: "0a1061736369692d63343238363339363335121061736369692d323739336439633465651a1c6772c3b6c39f657220616c7320313520427974653a20303862366138221008cfc2a28c91eca9d13910c991a58a012801",
      acceptedLengths: [0, 18, 36, 66, 84, 86],
      listing: """
        userID=61736369692d63343238363339363335
        symbol=61736369692d32373933643963346565
        requestID=6772c3b6c39f657220616c7320313520427974653a20303862366138
        asOf.seconds=4153065841736851791
        asOf.nanos=290015433
        validateOnly=1
        """),
    Fixture(
      V1.ResetThresholdsRequest.self,
      bytes: "2200",
      acceptedLengths: [0, 2],
      listing: """
        userID=
        symbol=
        requestID=
        asOf.seconds=0
        asOf.nanos=0
        validateOnly=0
        """),
    Fixture(
      V1.ResetThresholdsRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        requestID=
        validateOnly=0
        """),
  ]
}
