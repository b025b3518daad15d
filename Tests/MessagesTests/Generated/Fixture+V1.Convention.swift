// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Convention: [Fixture] = [
    Fixture(
      V1.Convention.self,
      bytes: "0a09e697a5e69cace8aa9e1100000000d21efb4018fbcdb2c9feffffffff012125499224d7b6f8c0296edbb66d94300141",
      acceptedLengths: [0, 11, 20, 31, 40, 49],
      listing: """
        basis=e697a5e69cace8aa9e
        periodsPerYear=40fb1ed200000000
        ddof=-382949637
        riskFree=c0f8b6d724924925
        startingBalance=410130946db6db6e
        """),
    Fixture(
      V1.Convention.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        basis=
        periodsPerYear=0000000000000000
        ddof=0
        riskFree=0000000000000000
        startingBalance=0000000000000000
        """),
  ]
}
