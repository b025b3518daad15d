// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1RecordOutcomesRequest: [Fixture] = [
    Fixture(
      V1.RecordOutcomesRequest.self,
      bytes: "0a450a09e697a5e69cace8aa9e1209e697a5e69cace8aa9e1a09e697a5e69cace8aa9e21dbb66ddb464ac6402a10088a8c97c7d3f2c0d8d80110fcbc812c31922449929c2fdac00a460a03610062121061736369692d383133326231356532351a09e697a5e69cace8aa9e2125499224b700f2c02a1008e4aad2b1b8a2f7d15710f5cebac0043192244992667cf04012150898ec989880e794e37710d284fce6ffffffffff01",
      acceptedLengths: [0, 71, 143, 166],
      listing: """
        outcomes.0.outcomeID=e697a5e69cace8aa9e
        outcomes.0.userID=e697a5e69cace8aa9e
        outcomes.0.decisionID=e697a5e69cace8aa9e
        outcomes.0.pnlPercent=40c64a46db6db6db
        outcomes.0.knownAt.seconds=-2832478751199738358
        outcomes.0.knownAt.nanos=92298876
        outcomes.0.propensity=c0da2f9c92492492
        outcomes.1.outcomeID=610062
        outcomes.1.userID=61736369692d38313332623135653235
        outcomes.1.decisionID=e697a5e69cace8aa9e
        outcomes.1.pnlPercent=c0f200b724924925
        outcomes.1.knownAt.seconds=6315134178429277540
        outcomes.1.knownAt.nanos=1208919925
        outcomes.1.propensity=40f07c6692492492
        asOf.seconds=8630677235936146968
        asOf.nanos=-52493742
        """),
    Fixture(
      V1.RecordOutcomesRequest.self,
      bytes: "1200",
      acceptedLengths: [0, 2],
      listing: """
        asOf.seconds=0
        asOf.nanos=0
        """),
    Fixture(
      V1.RecordOutcomesRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
