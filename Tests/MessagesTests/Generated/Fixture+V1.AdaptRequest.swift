// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1AdaptRequest: [Fixture] = [
    Fixture(
      V1.AdaptRequest.self,
      bytes: "0a03610062121061736369692d38373337393061373133180120012a09e697a5e69cace8aa9e321608908099ea95c5f2f2b50110b190d9dcf9ffffffff01",
      acceptedLengths: [0, 5, 23, 25, 27, 38, 62],
      listing: """
        userID=610062
        symbol=61736369692d38373337393061373133
        force=1
        validateOnly=1
        requestID=e697a5e69cace8aa9e
        asOf.seconds=-5339639504170500080
        asOf.nanos=-1684649935
        """),
    Fixture(
      V1.AdaptRequest.self,
      bytes: "3200",
      acceptedLengths: [0, 2],
      listing: """
        userID=
        symbol=
        force=0
        validateOnly=0
        requestID=
        asOf.seconds=0
        asOf.nanos=0
        """),
    Fixture(
      V1.AdaptRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        force=0
        validateOnly=0
        requestID=
        """),
  ]
}
