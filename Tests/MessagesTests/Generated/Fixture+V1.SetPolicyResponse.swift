// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1SetPolicyResponse: [Fixture] = [
    Fixture(
      V1.SetPolicyResponse.self,
      bytes: "0ac8010a210a0b626f756e64732d38353738121209922449920862ef40110000000044f9e5400a210a0b626f756e64732d6565303612120949922449093500c11125499224a733f8c0121c6772c3b6c39f657220616c7320313520427974653a2033346563313512036100621a15088ee6eeabd3f5d3e80610a1db89f1faffffffff01216edbb66d6319d94029dbb66ddb3e47d3403204f09f99823a1c6772c3b6c39f657220616c7320313520427974653a2065656466303341499224495402fa4049dbb66ddb3adee44012ba010a210a0b626f756e64732d34366631121209dbb66ddba497f0c01149922449aecde4c00a210a0b626f756e64732d66323838121209000000007eccf1c01192244992dcdfddc01203610062121c6772c3b6c39f657220616c7320313520427974653a203766656431301a1508f8ecffe185a4efd23610d4c2d3edfdffffffff012125499224ed36e54029b76ddbb6a521d5c03209e697a5e69cace8aa9e3a09e697a5e69cace8aa9e41499224498ac7dcc049b76ddbb69b78fbc01a09e697a5e69cace8aa9e",
      acceptedLengths: [0, 203, 392, 403],
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
