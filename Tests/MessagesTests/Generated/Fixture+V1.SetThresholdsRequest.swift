// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1SetThresholdsRequest: [Fixture] = [
    Fixture(
      V1.SetThresholdsRequest.self,
      bytes: "0a0361006212036100621a160a0b76616c7565732d316335341149922449db5a01411a160a0b76616c7565732d35646635116edbb66db798e5c020cbc3e1e4ffa98a91632a1061736369692d3931643861613632306430013a03610062421008f1b3a79989a9d7841b10a293bdf002",
      acceptedLengths: [0, 5, 10, 34, 58, 68, 86, 88, 93, 111],
      listing: """
        userID=610062
        symbol=610062
        values.values-1c54=41015adb49249249
        values.values-5df5=c0e598b76db6db6e
        expectedVersion=7143317382480028107
        requestID=61736369692d39316438616136323064
        validateOnly=1
        reason=610062
        asOf.seconds=1948190880102472177
        asOf.nanos=772753826
        """),
    Fixture(
      V1.SetThresholdsRequest.self,
      bytes: "20004200",
      acceptedLengths: [0, 2, 4],
      listing: """
        userID=
        symbol=
        expectedVersion=0
        requestID=
        validateOnly=0
        reason=
        asOf.seconds=0
        asOf.nanos=0
        """),
    Fixture(
      V1.SetThresholdsRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        requestID=
        validateOnly=0
        reason=
        """),
  ]
}
