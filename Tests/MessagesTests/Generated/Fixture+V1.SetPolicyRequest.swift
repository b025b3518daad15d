// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1SetPolicyRequest: [Fixture] = [
    Fixture(
      V1.SetPolicyRequest.self,
      bytes: "0a09e697a5e69cace8aa9e121c6772c3b6c39f657220616c7320313520427974653a203335613238301ad5010a210a0b626f756e64732d336635371212096edbb66d6d4ff2401125499224b9acc4c00a210a0b626f756e64732d38343934121209000000003cf3e7c01100000000d19100411203610062121c6772c3b6c39f657220616c7320313520427974653a206365663762621a1608b187d49498bea3aef9011095b3f3fdfdffffffff0121000000001cb7edc029b76ddbb6e99cecc0321061736369692d343533656535303632623a1c6772c3b6c39f657220616c7320313520427974653a206565376362394192244992c0d4e2c049000000003ea2f1c022036100622a0f08d0f5a9d8ffc2c5a66810c5efd5533001",
      acceptedLengths: [0, 11, 41, 257, 262, 279, 281],
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
