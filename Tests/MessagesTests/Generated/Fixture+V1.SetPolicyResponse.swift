// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1SetPolicyResponse: [Fixture] = [
    Fixture(
      V1.SetPolicyResponse.self,
      bytes: "0abd030a210a0b626f756e64732d38353738121209922449920862ef40110000000044f9e5400a210a0b626f756e64732d6565303612120949922449093500c11125499224a733f8c0121c6772c3b6c39f657220616c7320313520427974653a2033346563313512036100621a15088ee6eeabd3f5d3e80610a1db89f1faffffffff01216edbb66d6319d94029dbb66ddb3e47d3403204f09f99823a1c6772c3b6c39f657220616c7320313520427974653a2065656466303341499224495402fa4049dbb66ddb3adee44052f2010a7e0a1c6772c3b6c39f657220616c7320313520427974653a203936333533351215089d8af7969a9adce42210b8a696b1fcffffffff011a1608d79d8da4cc8e89c5e00110ae8f92e9faffffffff01220361006228cc96a891fcffffffff0131dbb66ddba421f8c0380140014992244992d284f7c05209e697a5e69cace8aa9e0a700a1c6772c3b6c39f657220616c7320313520427974653a20366131326663121508fceb838f92dc95ea7e10f1969786fbffffffff011a11088aa9c3a9b2dae099c00110a6e6f8f6062204f09f9982289fc1e3bb01319224499264d7aa403801400149dbb66ddb2dc500c15204f09f998212fe020a210a0b626f756e64732d34366631121209dbb66ddba497f0c01149922449aecde4c00a210a0b626f756e64732d66323838121209000000007eccf1c01192244992dcdfddc01203610062121c6772c3b6c39f657220616c7320313520427974653a203766656431301a1508f8ecffe185a4efd23610d4c2d3edfdffffffff012125499224ed36e54029b76ddbb6a521d5c03209e697a5e69cace8aa9e3a09e697a5e69cace8aa9e41499224498ac7dcc049b76ddbb69b78fbc052c1010a5d0a04f09f998212160890f6dcbcfee9d6c4eb0110f3f9aaa7f9ffffffff011a1008d8bdb0d4e8abb1894c10eefee5dd022204f09f99822882df96c4fdffffffff01316edbb66d7d91fe40380140014949922449d47cff405204f09f99820a600a03610062121008bdd68fb088e085eb4110e4f88895021a1008dbb2d2bb82b9fa9b7b10c2fbaca8032209e697a5e69cace8aa9e28e6a2ffdef8ffffffff013192244992f211f2c03801400149254992244563ecc05209e697a5e69cace8aa9e1a09e697a5e69cace8aa9e",
      acceptedLengths: [0, 448, 833, 844],
      listing: """
        own.bounds.bounds-8578.lowest=40ef620892492492
        own.bounds.bounds-8578.highest=40e5f94400000000
        own.bounds.bounds-ee06.lowest=c100350949249249
        own.bounds.bounds-ee06.highest=c0f833a724924925
        own.pinned.0=6772c3b6c39f657220616c7320313520427974653a20333465633135
        own.pinned.1=610062
        own.horizon.seconds=491261439705330446
        own.horizon.nanos=-1373475423
        own.roundTripFeePercent=40d919636db6db6e
        own.maxLossPercent=40d3473edb6db6db
        own.learner=f09f9982
        own.learningBasis=6772c3b6c39f657220616c7320313520427974653a20656564663033
        own.startingBalance=40fa025449249249
        own.periodsPerYear=40e4de3adb6db6db
        own.protections.rules.0.rule=6772c3b6c39f657220616c7320313520427974653a20393633353335
        own.protections.rules.0.lookback.seconds=2506658713291310365
        own.protections.rules.0.lookback.nanos=-970616008
        own.protections.rules.0.stopDuration.seconds=-2266959378495877417
        own.protections.rules.0.stopDuration.nanos=-1390114898
        own.protections.rules.0.unlockAt=610062
        own.protections.rules.0.tradeLimit=-1037431988
        own.protections.rules.0.requiredProfitPercent=c0f821a4db6db6db
        own.protections.rules.0.onlyPerPair=1
        own.protections.rules.0.onlyPerSide=1
        own.protections.rules.0.maxDrawdownPercent=c0f784d292492492
        own.protections.rules.0.calculation=e697a5e69cace8aa9e
        own.protections.rules.1.rule=6772c3b6c39f657220616c7320313520427974653a20366131326663
        own.protections.rules.1.lookback.seconds=9139025068777600508
        own.protections.rules.1.lookback.nanos=-1329214607
        own.protections.rules.1.stopDuration.seconds=-4597186951241476982
        own.protections.rules.1.stopDuration.nanos=1860055846
        own.protections.rules.1.unlockAt=f09f9982
        own.protections.rules.1.tradeLimit=393797791
        own.protections.rules.1.requiredProfitPercent=40aad76492492492
        own.protections.rules.1.onlyPerPair=1
        own.protections.rules.1.onlyPerSide=1
        own.protections.rules.1.maxDrawdownPercent=c100c52ddb6db6db
        own.protections.rules.1.calculation=f09f9982
        effective.bounds.bounds-46f1.lowest=c0f097a4db6db6db
        effective.bounds.bounds-46f1.highest=c0e4cdae49249249
        effective.bounds.bounds-f288.lowest=c0f1cc7e00000000
        effective.bounds.bounds-f288.highest=c0dddfdc92492492
        effective.pinned.0=610062
        effective.pinned.1=6772c3b6c39f657220616c7320313520427974653a20376665643130
        effective.horizon.seconds=3937761395889665656
        effective.horizon.nanos=-575348396
        effective.roundTripFeePercent=40e536ed24924925
        effective.maxLossPercent=c0d521a5b6db6db7
        effective.learner=e697a5e69cace8aa9e
        effective.learningBasis=e697a5e69cace8aa9e
        effective.startingBalance=c0dcc78a49249249
        effective.periodsPerYear=c0fb789bb6db6db7
        effective.protections.rules.0.rule=f09f9982
        effective.protections.rules.0.lookback.seconds=-1474547004241134832
        effective.protections.rules.0.lookback.nanos=-1796555533
        effective.protections.rules.0.stopDuration.seconds=5481660706305351384
        effective.protections.rules.0.stopDuration.nanos=733577070
        effective.protections.rules.0.unlockAt=f09f9982
        effective.protections.rules.0.tradeLimit=-662327422
        effective.protections.rules.0.requiredProfitPercent=40fe917d6db6db6e
        effective.protections.rules.0.onlyPerPair=1
        effective.protections.rules.0.onlyPerSide=1
        effective.protections.rules.0.maxDrawdownPercent=40ff7cd449249249
        effective.protections.rules.0.calculation=f09f9982
        effective.protections.rules.1.rule=610062
        effective.protections.rules.1.lookback.seconds=4744004548497238845
        effective.protections.rules.1.lookback.nanos=581057636
        effective.protections.rules.1.stopDuration.seconds=8878822236248906075
        effective.protections.rules.1.stopDuration.nanos=889929154
        effective.protections.rules.1.unlockAt=e697a5e69cace8aa9e
        effective.protections.rules.1.tradeLimit=-1948266138
        effective.protections.rules.1.requiredProfitPercent=c0f211f292492492
        effective.protections.rules.1.onlyPerPair=1
        effective.protections.rules.1.onlyPerSide=1
        effective.protections.rules.1.maxDrawdownPercent=c0ec634524924925
        effective.protections.rules.1.calculation=e697a5e69cace8aa9e
        resumeToken=e697a5e69cace8aa9e
        """),
    Fixture(
      V1.SetPolicyResponse.self,
      bytes: "0a001200",
      acceptedLengths: [0, 2, 4],
      listing: """
        resumeToken=
        """),
    Fixture(
      V1.SetPolicyResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        resumeToken=
        """),
  ]
}
