// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Adaptation: [Fixture] = [
    Fixture(
      V1.Adaptation.self,
      bytes: "0a1061736369692d3535616165393030653112036100621a1061736369692d6634336330316236393020fbffffffffffffffff012a320a03610062116edbb66d4963f2c0196edbb66d6c360141221061736369692d333062333663623766342992244992a0ffeec02a3f0a1061736369692d38306233346535626133116edbb66d4b8ac2c019499224497400fc40221061736369692d64356263383030316137296edbb66d1decfd4032240a1061736369692d3732373466373666393310011a09e697a5e69cace8aa9e220361006232300a09e697a5e69cace8aa9e10011a03610062221c6772c3b6c39f657220616c7320313520427974653a203165373439633a15089aeee6f3818db8a7521097acdb8ffbffffffff0140eccad0dac18882f47a4a1c6772c3b6c39f657220616c7320313520427974653a2062383232373050a8e8d7f9ff83b6849b015a03610062",
      acceptedLengths: [0, 18, 23, 41, 52, 104, 169, 207, 257, 280, 290, 320, 331, 336],
      listing: """
        adaptationID=61736369692d35356161653930306531
        userID=610062
        symbol=61736369692d66343363303162363930
        cause=-5
        updates.0.parameter=610062
        updates.0.oldValue=c0f263496db6db6e
        updates.0.newValue=4101366c6db6db6e
        updates.0.reason=61736369692d33306233366362376634
        updates.0.confidence=c0eeffa092492492
        updates.1.parameter=61736369692d38306233346535626133
        updates.1.oldValue=c0c28a4b6db6db6e
        updates.1.newValue=40fc007449249249
        updates.1.reason=61736369692d64356263383030316137
        updates.1.confidence=40fdec1d6db6db6e
        verdicts.0.safeguard=61736369692d37323734663736663933
        verdicts.0.blocked=1
        verdicts.0.parameter=e697a5e69cace8aa9e
        verdicts.0.detail=610062
        verdicts.1.safeguard=e697a5e69cace8aa9e
        verdicts.1.blocked=1
        verdicts.1.parameter=610062
        verdicts.1.detail=6772c3b6c39f657220616c7320313520427974653a20316537343963
        adaptedAt.seconds=5930924497086035738
        adaptedAt.nanos=-1309223401
        outcomesThrough=8856337755833378156
        learner=6772c3b6c39f657220616c7320313520427974653a20623832323730
        version=-7275327566079724504
        summary=610062
        """),
    Fixture(
      V1.Adaptation.self,
      bytes: "3a00",
      acceptedLengths: [0, 2],
      listing: """
        adaptationID=
        userID=
        symbol=
        cause=0
        adaptedAt.seconds=0
        adaptedAt.nanos=0
        outcomesThrough=0
        learner=
        version=0
        summary=
        """),
    Fixture(
      V1.Adaptation.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        adaptationID=
        userID=
        symbol=
        cause=0
        outcomesThrough=0
        learner=
        version=0
        summary=
        """),
  ]
}
