// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1SafeguardVerdict: [Fixture] = [
    Fixture(
      V1.SafeguardVerdict.self,
      bytes: "0a0361006210011a1c6772c3b6c39f657220616c7320313520427974653a20643063343937221c6772c3b6c39f657220616c7320313520427974653a20313061663630",
      acceptedLengths: [0, 5, 7, 37, 67],
      listing: """
        safeguard=610062
        blocked=1
        parameter=6772c3b6c39f657220616c7320313520427974653a20643063343937
        detail=6772c3b6c39f657220616c7320313520427974653a20313061663630
        """),
    Fixture(
      V1.SafeguardVerdict.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        safeguard=
        blocked=0
        parameter=
        detail=
        """),
  ]
}
