// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Policy: [Fixture] = [
    Fixture(
      V1.Policy.self,
      bytes: "0a210a0b626f756e64732d34666261121209b76ddbb61f0afc40116edbb66d231edc400a210a0b626f756e64732d63653032121209b76ddbb67f34f34011499224494e02efc0121061736369692d346639633831343461651204f09f99821a15089ae8cdc1b9eab5a85e10d2d1a0f9faffffffff0121dbb66ddbc8f2f94029000000009c0eebc0321c6772c3b6c39f657220616c7320313520427974653a206231306263393a1061736369692d6130663233663430316241000000009ceeefc049b76ddbb67bb5f3c0",
      acceptedLengths: [0, 35, 70, 88, 94, 117, 126, 135, 165, 183, 192, 201],
      listing: """
        bounds.bounds-4fba.lowest=40fc0a1fb6db6db7
        bounds.bounds-4fba.highest=40dc1e236db6db6e
        bounds.bounds-ce02.lowest=40f3347fb6db6db7
        bounds.bounds-ce02.highest=c0ef024e49249249
        pinned.0=61736369692d34663963383134346165
        pinned.1=f09f9982
        horizon.seconds=6796168591737844762
        horizon.nanos=-1356322606
        roundTripFeePercent=40f9f2c8db6db6db
        maxLossPercent=c0eb0e9c00000000
        learner=6772c3b6c39f657220616c7320313520427974653a20623130626339
        learningBasis=61736369692d61306632336634303162
        startingBalance=c0efee9c00000000
        periodsPerYear=c0f3b57bb6db6db7
        """),
    Fixture(
      V1.Policy.self,
      bytes: "1a0021000000000000000029000000000000000032003a00410000000000000000490000000000000000",
      acceptedLengths: [0, 2, 11, 20, 22, 24, 33, 42],
      listing: """
        horizon.seconds=0
        horizon.nanos=0
        roundTripFeePercent=0000000000000000
        maxLossPercent=0000000000000000
        learner=
        learningBasis=
        startingBalance=0000000000000000
        periodsPerYear=0000000000000000
        """),
    Fixture(
      V1.Policy.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
