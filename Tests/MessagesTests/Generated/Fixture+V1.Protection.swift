// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Protection: [Fixture] = [
    Fixture(
      V1.Protection.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a20613732303761121508c1a6cdaf8984b8a14810eab3a2a6f9ffffffff011a1508a9dcd6bcee8effbd5f10ef828ddafeffffffff01221c6772c3b6c39f657220616c7320313520427974653a2064663864666528c9829feff9ffffffff013192244992c802e2403801400149000000008fd100c15203610062",
      acceptedLengths: [0, 30, 53, 76, 106, 117, 126, 128, 130, 139, 144],
      listing: """
        rule=6772c3b6c39f657220616c7320313520427974653a20613732303761
        lookback.seconds=5206970549753041729
        lookback.nanos=-1798792726
        stopDuration.seconds=6880370443360251433
        stopDuration.nanos=-347913873
        unlockAt=6772c3b6c39f657220616c7320313520427974653a20646638646665
        tradeLimit=-1645756087
        requiredProfitPercent=40e202c892492492
        onlyPerPair=1
        onlyPerSide=1
        maxDrawdownPercent=c100d18f00000000
        calculation=610062
        """),
    Fixture(
      V1.Protection.self,
      bytes: "12001a00220028003100000000000000004900000000000000005200",
      acceptedLengths: [0, 2, 4, 6, 8, 17, 26, 28],
      listing: """
        rule=
        lookback.seconds=0
        lookback.nanos=0
        stopDuration.seconds=0
        stopDuration.nanos=0
        unlockAt=
        tradeLimit=0
        requiredProfitPercent=0000000000000000
        onlyPerPair=0
        onlyPerSide=0
        maxDrawdownPercent=0000000000000000
        calculation=
        """),
    Fixture(
      V1.Protection.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        rule=
        onlyPerPair=0
        onlyPerSide=0
        """),
  ]
}
