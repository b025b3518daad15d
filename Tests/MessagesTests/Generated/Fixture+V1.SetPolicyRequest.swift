// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1SetPolicyRequest: [Fixture] = [
    Fixture(
      V1.SetPolicyRequest.self,
      bytes: "0a09e697a5e69cace8aa9e121c6772c3b6c39f657220616c7320313520427974653a203335613238301ae9030a210a0b626f756e64732d336635371212096edbb66d6d4ff2401125499224b9acc4c00a210a0b626f756e64732d38343934121209000000003cf3e7c01100000000d19100411203610062121c6772c3b6c39f657220616c7320313520427974653a206365663762621a1608b187d49498bea3aef9011095b3f3fdfdffffffff0121000000001cb7edc029b76ddbb6e99cecc0321061736369692d343533656535303632623a1c6772c3b6c39f657220616c7320313520427974653a206565376362394192244992c0d4e2c049000000003ea2f1c05291020a7d0a1c6772c3b6c39f657220616c7320313520427974653a20366434373935121508b89faca8e897a1f47a10aeb6c0fafcffffffff011a150897f286d690ada7aa6d10c2edff87fdffffffff012209e697a5e69cace8aa9e28ca97dbb1f9ffffffff0131b76ddbb6891cecc0380140014900000000c8ddda4052036100620a8f010a1061736369692d32633038653466613734121108acebda91c5d78ee0d301109bcdfbca051a100888e2e384e0f3e3876610f1e5aac406221c6772c3b6c39f657220616c7320313520427974653a2031303866353728e9ca9e960331b76ddbb62b1af7c03801400149000000001e22fec0521c6772c3b6c39f657220616c7320313520427974653a2032316534336422036100622a0f08d0f5a9d8ffc2c5a66810c5efd5533001",
      acceptedLengths: [0, 11, 41, 533, 538, 555, 557],
      listing: """
        userID=e697a5e69cace8aa9e
        symbol=6772c3b6c39f657220616c7320313520427974653a20333561323830
        policy.bounds.bounds-3f57.lowest=40f24f6d6db6db6e
        policy.bounds.bounds-3f57.highest=c0c4acb924924925
        policy.bounds.bounds-8494.lowest=c0e7f33c00000000
        policy.bounds.bounds-8494.highest=410091d100000000
        policy.pinned.0=610062
        policy.pinned.1=6772c3b6c39f657220616c7320313520427974653a20636566376262
        policy.horizon.seconds=-478351391990676559
        policy.horizon.nanos=-541271659
        policy.roundTripFeePercent=c0edb71c00000000
        policy.maxLossPercent=c0ec9ce9b6db6db7
        policy.learner=61736369692d34353365653530363262
        policy.learningBasis=6772c3b6c39f657220616c7320313520427974653a20656537636239
        policy.startingBalance=c0e2d4c092492492
        policy.periodsPerYear=c0f1a23e00000000
        policy.protections.rules.0.rule=6772c3b6c39f657220616c7320313520427974653a20366434373935
        policy.protections.rules.0.lookback.seconds=8856474621034827704
        policy.protections.rules.0.lookback.nanos=-816833746
        policy.protections.rules.0.stopDuration.seconds=7878094722655435031
        policy.protections.rules.0.stopDuration.nanos=-788531518
        policy.protections.rules.0.unlockAt=e697a5e69cace8aa9e
        policy.protections.rules.0.tradeLimit=-1774793782
        policy.protections.rules.0.requiredProfitPercent=c0ec1c89b6db6db7
        policy.protections.rules.0.onlyPerPair=1
        policy.protections.rules.0.onlyPerSide=1
        policy.protections.rules.0.maxDrawdownPercent=40daddc800000000
        policy.protections.rules.0.calculation=610062
        policy.protections.rules.1.rule=61736369692d32633038653466613734
        policy.protections.rules.1.lookback.seconds=-3188483955670731348
        policy.protections.rules.1.lookback.nanos=1499391643
        policy.protections.rules.1.stopDuration.seconds=7354254625296937224
        policy.protections.rules.1.stopDuration.nanos=1753920241
        policy.protections.rules.1.unlockAt=6772c3b6c39f657220616c7320313520427974653a20313038663537
        policy.protections.rules.1.tradeLimit=851944809
        policy.protections.rules.1.requiredProfitPercent=c0f71a2bb6db6db7
        policy.protections.rules.1.onlyPerPair=1
        policy.protections.rules.1.onlyPerSide=1
        policy.protections.rules.1.maxDrawdownPercent=c0fe221e00000000
        policy.protections.rules.1.calculation=6772c3b6c39f657220616c7320313520427974653a20323165343364
        requestID=610062
        asOf.seconds=7515687645403052752
        asOf.nanos=175470533
        validateOnly=1
        """),
    Fixture(
      V1.SetPolicyRequest.self,
      bytes: "1a002a00",
      acceptedLengths: [0, 2, 4],
      listing: """
        userID=
        symbol=
        requestID=
        asOf.seconds=0
        asOf.nanos=0
        validateOnly=0
        """),
    Fixture(
      V1.SetPolicyRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        requestID=
        validateOnly=0
        """),
  ]
}
