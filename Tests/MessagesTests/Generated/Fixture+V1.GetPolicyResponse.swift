// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1GetPolicyResponse: [Fixture] = [
    Fixture(
      V1.GetPolicyResponse.self,
      bytes: "0a9d030a210a0b626f756e64732d323533621212090000000041cc004111000000002073b7400a210a0b626f756e64732d6533613712120949922449d0cffac01125499224c518e7c012036100621209e697a5e69cace8aa9e1a1108e8a5a6d2a08aa7c4f80110fbbe8af90621254992246d03e9402900000000c254f3403204f09f99823a09e697a5e69cace8aa9e41922449926b5f00c14992244992f673ff4052fc010a81010a1c6772c3b6c39f657220616c7320313520427974653a20636361333063121008a7d0c687dda3eea7d301109baeb9671a1608eaa3c5adc993c6b6b101109ffd8cd8fcffffffff012209e697a5e69cace8aa9e28b09bd2b8013149922449d698ea4038014001490000000064cce240521061736369692d643138306364333632380a760a1061736369692d65653834643561313738121008a3bbc2b3b4eddca1e40110a6f8d92c1a1008edfbc79df9f28487591097faa19c05221c6772c3b6c39f657220616c7320313520427974653a2033383562326528e7e6dc8c03319224499233e400c13801400149b76ddbb69b77ffc05204f09f998212bc030a210a0b626f756e64732d34613366121209b76ddbb6b518db4011dbb66ddbf687a9400a210a0b626f756e64732d3566623912120992244992564dfc401192244992e097edc012036100621204f09f99821a100880ecdee59d97c0c058108dfb84c90221922449923276fec029b76ddbb6df74f940321c6772c3b6c39f657220616c7320313520427974653a206137366339313a1c6772c3b6c39f657220616c7320313520427974653a203333373664324192244992d283f2c04992244992a223f2c052f6010a81010a03610062121608b6d7a28ac6d4da948c01108cebede3f8ffffffff011a1108d8d7a597d0fadae6960110bcefef8e03221061736369692d3166366335663831613428fef2c497fcffffffff013100000000e484e9403801400149b76ddbb6bf6ef940521c6772c3b6c39f657220616c7320313520427974653a203237343966300a700a04f09f9982121608bfebb7e59defefd6e60110f3bc8eb5ffffffffff011a1108a4b9ecddd0d28ff2b80110c4bfbb9703220361006228efc0b08f04316edbb66d2ddef3403801400149499224493653e040521c6772c3b6c39f657220616c7320313520427974653a20333063636562",
      acceptedLengths: [0, 416, 863],
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
        own.protections.rules.0.rule=6772c3b6c39f657220616c7320313520427974653a20636361333063
        own.protections.rules.0.lookback.seconds=-3220151670835927001
        own.protections.rules.0.lookback.nanos=216946459
        own.protections.rules.0.stopDuration.seconds=-5661842095729454614
        own.protections.rules.0.stopDuration.nanos=-888979809
        own.protections.rules.0.unlockAt=e697a5e69cace8aa9e
        own.protections.rules.0.tradeLimit=387222960
        own.protections.rules.0.requiredProfitPercent=40ea98d649249249
        own.protections.rules.0.onlyPerPair=1
        own.protections.rules.0.onlyPerSide=1
        own.protections.rules.0.maxDrawdownPercent=40e2cc6400000000
        own.protections.rules.0.calculation=61736369692d64313830636433363238
        own.protections.rules.1.rule=61736369692d65653834643561313738
        own.protections.rules.1.lookback.seconds=-1998626905041887837
        own.protections.rules.1.lookback.nanos=93748262
        own.protections.rules.1.stopDuration.seconds=6417088060788440557
        own.protections.rules.1.stopDuration.nanos=1401453847
        own.protections.rules.1.unlockAt=6772c3b6c39f657220616c7320313520427974653a20333835623265
        own.protections.rules.1.tradeLimit=831992679
        own.protections.rules.1.requiredProfitPercent=c100e43392492492
        own.protections.rules.1.onlyPerPair=1
        own.protections.rules.1.onlyPerSide=1
        own.protections.rules.1.maxDrawdownPercent=c0ff779bb6db6db7
        own.protections.rules.1.calculation=f09f9982
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
        effective.protections.rules.0.rule=610062
        effective.protections.rules.0.lookback.seconds=-8347023180115170378
        effective.protections.rules.0.lookback.nanos=-1938066036
        effective.protections.rules.0.stopDuration.seconds=-7580284035173618728
        effective.protections.rules.0.stopDuration.nanos=836499388
        effective.protections.rules.0.unlockAt=61736369692d31663663356638316134
        effective.protections.rules.0.tradeLimit=-1024378498
        effective.protections.rules.0.requiredProfitPercent=40e984e400000000
        effective.protections.rules.0.onlyPerPair=1
        effective.protections.rules.0.onlyPerSide=1
        effective.protections.rules.0.maxDrawdownPercent=40f96ebfb6db6db7
        effective.protections.rules.0.calculation=6772c3b6c39f657220616c7320313520427974653a20323734396630
        effective.protections.rules.1.rule=f09f9982
        effective.protections.rules.1.lookback.seconds=-1824591743900846657
        effective.protections.rules.1.lookback.nanos=-157049229
        effective.protections.rules.1.stopDuration.seconds=-5123901666172920668
        effective.protections.rules.1.stopDuration.nanos=854515652
        effective.protections.rules.1.unlockAt=610062
        effective.protections.rules.1.tradeLimit=1105993839
        effective.protections.rules.1.requiredProfitPercent=40f3de2d6db6db6e
        effective.protections.rules.1.onlyPerPair=1
        effective.protections.rules.1.onlyPerSide=1
        effective.protections.rules.1.maxDrawdownPercent=40e0533649249249
        effective.protections.rules.1.calculation=6772c3b6c39f657220616c7320313520427974653a20333063636562
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
