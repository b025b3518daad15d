// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Lock: [Fixture] = [
    Fixture(
      V1.Lock.self,
      bytes: "0a036100621204f09f998218fbffffffffffffffff0122100891d8ace188acb98e1a10a0f59b96022a04f09f9982",
      acceptedLengths: [0, 5, 11, 22, 40, 46],
      listing: """
        rule=610062
        symbol=f09f9982
        side=-5
        until.seconds=1881630947165285393
        until.nanos=583465632
        evidence=f09f9982
        """),
    Fixture(
      V1.Lock.self,
      bytes: "2200",
      acceptedLengths: [0, 2],
      listing: """
        rule=
        symbol=
        side=0
        until.seconds=0
        until.nanos=0
        evidence=
        """),
    Fixture(
      V1.Lock.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        rule=
        symbol=
        side=0
        evidence=
        """),
  ]
}
