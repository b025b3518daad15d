// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ReleaseLockRequest: [Fixture] = [
    Fixture(
      V1.ReleaseLockRequest.self,
      bytes: "0a1061736369692d36373131306465343737121c6772c3b6c39f657220616c7320313520427974653a203332383334391a11089a8eb9848187c9af880110ddfcebb805",
      acceptedLengths: [0, 18, 48, 67],
      listing: """
        userID=61736369692d36373131306465343737
        lockID=6772c3b6c39f657220616c7320313520427974653a20333238333439
        asOf.seconds=-8620131338549311718
        asOf.nanos=1461386845
        """),
    Fixture(
      V1.ReleaseLockRequest.self,
      bytes: "1a00",
      acceptedLengths: [0, 2],
      listing: """
        userID=
        lockID=
        asOf.seconds=0
        asOf.nanos=0
        """),
    Fixture(
      V1.ReleaseLockRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        lockID=
        """),
  ]
}
