// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1GateCheck: [Fixture] = [
    Fixture(
      V1.GateCheck.self,
      bytes: "0a04f09f99821125499224c1f2dec019254992244787f5c020022949922449ce1fe0c0",
      acceptedLengths: [0, 6, 15, 24, 26, 35],
      listing: """
        parameter=f09f9982
        observed=c0def2c124924925
        threshold=c0f5874724924925
        outcome=2
        margin=c0e01fce49249249
        """),
    Fixture(
      V1.GateCheck.self,
      bytes: "110000000000000000290000000000000000",
      acceptedLengths: [0, 9, 18],
      listing: """
        parameter=
        observed=0000000000000000
        threshold=0000000000000000
        outcome=0
        margin=0000000000000000
        """),
    Fixture(
      V1.GateCheck.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        parameter=
        threshold=0000000000000000
        outcome=0
        """),
  ]
}
