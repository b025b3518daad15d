// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Protections: [Fixture] = [
    Fixture(
      V1.Protections.self,
      bytes: "0a740a03610062121108f1c1d7b4ae99f0fde60110e3cd92b7061a1508a2a79ddeb6d5c8951210de95e8d3ffffffffff01221061736369692d6463353739333436653528eaeab7d2fcffffffff013125499224d1eedc403801400149000000006e1af7c0521061736369692d393935666535363732630a6a0a03610062121508cfd7b1958a92ceb555108fe380cdfeffffffff011a1508afbc81da8da3d1c96b10fa95c189f9ffffffff012209e697a5e69cace8aa9e28c6b381a5fdffffffff01316edbb66d779ae8c03801400149254992244d1fe8405209e697a5e69cace8aa9e",
      acceptedLengths: [0, 118, 226],
      listing: """
        rules.0.rule=610062
        rules.0.lookback.seconds=-1802635248147242767
        rules.0.lookback.nanos=1726260963
        rules.0.stopDuration.seconds=1309178236324238242
        rules.0.stopDuration.nanos=-92665122
        rules.0.unlockAt=61736369692d64633537393334366535
        rules.0.tradeLimit=-900860566
        rules.0.requiredProfitPercent=40dceed124924925
        rules.0.onlyPerPair=1
        rules.0.onlyPerSide=1
        rules.0.maxDrawdownPercent=c0f71a6e00000000
        rules.0.calculation=61736369692d39393566653536373263
        rules.1.rule=610062
        rules.1.lookback.seconds=6155075509587569615
        rules.1.lookback.nanos=-375377521
        rules.1.stopDuration.seconds=7751615356694715951
        rules.1.stopDuration.nanos=-1859106054
        rules.1.unlockAt=e697a5e69cace8aa9e
        rules.1.tradeLimit=-727688762
        rules.1.requiredProfitPercent=c0e89a776db6db6e
        rules.1.onlyPerPair=1
        rules.1.onlyPerSide=1
        rules.1.maxDrawdownPercent=40e81f4d24924925
        rules.1.calculation=e697a5e69cace8aa9e
        """),
    Fixture(
      V1.Protections.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
