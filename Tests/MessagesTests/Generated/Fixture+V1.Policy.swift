// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Policy: [Fixture] = [
    Fixture(
      V1.Policy.self,
      bytes: "0a210a0b626f756e64732d34666261121209b76ddbb61f0afc40116edbb66d231edc400a210a0b626f756e64732d63653032121209b76ddbb67f34f34011499224494e02efc0121061736369692d346639633831343461651204f09f99821a15089ae8cdc1b9eab5a85e10d2d1a0f9faffffffff0121dbb66ddbc8f2f94029000000009c0eebc0321c6772c3b6c39f657220616c7320313520427974653a206231306263393a1061736369692d6130663233663430316241000000009ceeefc049b76ddbb67bb5f3c052e3010a7b0a036100621210088fcfbde8878e94cd850110bfe7b9571a1108d491a8bec4a699ffc20110c7cdb8f301221061736369692d6532343064616339316428e4c3e6ccf8ffffffff0131b76ddbb62bb1f2c03801400149dbb66ddb14d4fcc0521c6772c3b6c39f657220616c7320313520427974653a206630316163340a640a04f09f9982121108d3e88ab0d4eeefbc900110df9288d4071a1608f8cebadafdf2e393c70110b0f1ec87f8ffffffff01220361006228979da7960631dbb66ddbb64689403801400149b76ddbb62f38f940521061736369692d38336439343338666334",
      acceptedLengths: [0, 35, 70, 88, 94, 117, 126, 135, 165, 183, 192, 201, 431],
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
        protections.rules.0.rule=610062
        protections.rules.0.lookback.seconds=-8819648476186974321
        protections.rules.0.lookback.nanos=183399359
        protections.rules.0.stopDuration.seconds=-4395964911049897772
        protections.rules.0.stopDuration.nanos=510535367
        protections.rules.0.unlockAt=61736369692d65323430646163393164
        protections.rules.0.tradeLimit=-1986420252
        protections.rules.0.requiredProfitPercent=c0f2b12bb6db6db7
        protections.rules.0.onlyPerPair=1
        protections.rules.0.onlyPerSide=1
        protections.rules.0.maxDrawdownPercent=c0fcd414db6db6db
        protections.rules.0.calculation=6772c3b6c39f657220616c7320313520427974653a20663031616334
        protections.rules.1.rule=f09f9982
        protections.rules.1.lookback.seconds=-8036181549659278253
        protections.rules.1.lookback.nanos=2055342431
        protections.rules.1.stopDuration.seconds=-4096147453687978120
        protections.rules.1.stopDuration.nanos=-2131019600
        protections.rules.1.unlockAt=610062
        protections.rules.1.tradeLimit=1657392791
        protections.rules.1.requiredProfitPercent=408946b6db6db6db
        protections.rules.1.onlyPerPair=1
        protections.rules.1.onlyPerSide=1
        protections.rules.1.maxDrawdownPercent=40f9382fb6db6db7
        protections.rules.1.calculation=61736369692d38336439343338666334
        """),
    Fixture(
      V1.Policy.self,
      bytes: "1a0021000000000000000029000000000000000032003a004100000000000000004900000000000000005200",
      acceptedLengths: [0, 2, 11, 20, 22, 24, 33, 42, 44],
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
