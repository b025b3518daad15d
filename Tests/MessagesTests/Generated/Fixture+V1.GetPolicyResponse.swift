// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1GetPolicyResponse: [Fixture] = [
    Fixture(
      V1.GetPolicyResponse.self,
      bytes: "0a9e010a210a0b626f756e64732d323533621212090000000041cc004111000000002073b7400a210a0b626f756e64732d6533613712120949922449d0cffac01125499224c518e7c012036100621209e697a5e69cace8aa9e1a1108e8a5a6d2a08aa7c4f80110fbbe8af90621254992246d03e9402900000000c254f3403204f09f99823a09e697a5e69cace8aa9e41922449926b5f00c14992244992f673ff4012c3010a210a0b626f756e64732d34613366121209b76ddbb6b518db4011dbb66ddbf687a9400a210a0b626f756e64732d3566623912120992244992564dfc401192244992e097edc012036100621204f09f99821a100880ecdee59d97c0c058108dfb84c90221922449923276fec029b76ddbb6df74f940321c6772c3b6c39f657220616c7320313520427974653a206137366339313a1c6772c3b6c39f657220616c7320313520427974653a203333373664324192244992d283f2c04992244992a223f2c0",
      acceptedLengths: [0, 161, 359],
      listing: """
        own.bounds.bounds-253b.lowest=4100cc4100000000
        own.bounds.bounds-253b.highest=40b7732000000000
        own.bounds.bounds-e3a7.lowest=c0facfd049249249
        own.bounds.bounds-e3a7.highest=c0e718c524924925
        own.pinned.0=610062
        own.pinned.1=e697a5e69cace8aa9e
        own.horizon.seconds=-538008279296929048
        own.horizon.nanos=1864540027
        own.roundTripFeePercent=40e9036d24924925
        own.maxLossPercent=40f354c200000000
        own.learner=f09f9982
        own.learningBasis=e697a5e69cace8aa9e
        own.startingBalance=c1005f6b92492492
        own.periodsPerYear=40ff73f692492492
        effective.bounds.bounds-4a3f.lowest=40db18b5b6db6db7
        effective.bounds.bounds-4a3f.highest=40a987f6db6db6db
        effective.bounds.bounds-5fb9.lowest=40fc4d5692492492
        effective.bounds.bounds-5fb9.highest=c0ed97e092492492
        effective.pinned.0=610062
        effective.pinned.1=f09f9982
        effective.horizon.seconds=6377379345605309952
        effective.horizon.nanos=690044301
        effective.roundTripFeePercent=c0fe763292492492
        effective.maxLossPercent=40f974dfb6db6db7
        effective.learner=6772c3b6c39f657220616c7320313520427974653a20613736633931
        effective.learningBasis=6772c3b6c39f657220616c7320313520427974653a20333337366432
        effective.startingBalance=c0f283d292492492
        effective.periodsPerYear=c0f223a292492492
        """),
    Fixture(
      V1.GetPolicyResponse.self,
      bytes: "0a001200",
      acceptedLengths: [0, 2, 4],
      listing: """
        """),
    Fixture(
      V1.GetPolicyResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
