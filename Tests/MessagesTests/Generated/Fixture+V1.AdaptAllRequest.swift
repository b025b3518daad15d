// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1AdaptAllRequest: [Fixture] = [
    Fixture(
      V1.AdaptAllRequest.self,
      bytes: "0801121d0a1061736369692d623962303138343864321209e697a5e69cace8aa9e1801",
      acceptedLengths: [0, 2, 33, 35],
      listing: """
        force=1
        after.userID=61736369692d62396230313834386432
        after.symbol=e697a5e69cace8aa9e
        validateOnly=1
        """),
    Fixture(
      V1.AdaptAllRequest.self,
      bytes: "1200",
      acceptedLengths: [0, 2],
      listing: """
        force=0
        after.userID=
        after.symbol=
        validateOnly=0
        """),
    Fixture(
      V1.AdaptAllRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        force=0
        validateOnly=0
        """),
  ]
}
