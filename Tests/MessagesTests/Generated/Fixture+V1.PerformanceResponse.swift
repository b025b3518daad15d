// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1PerformanceResponse: [Fixture] = [
    Fixture(
      V1.PerformanceResponse.self,
      bytes: "0a220a0c6d6574726963732d34633435121209499224490abad6c0114992244974def2400a220a0c6d6574726963732d6235623412120900000000c87ad440116edbb66dbdb1f04011000000001cc6e7c01a440a1c6772c3b6c39f657220616c7320313520427974653a2034633965363011000000003c76e0c018f1b0d7fafcffffffff0121254992246503eec02925499224db2afd40221c6772c3b6c39f657220616c7320313520427974653a203737613239372a03610062309db5d185fbffffffff0138bda9b1caf38eb7d3e601421108d3ad9af28d80d4a3ce0110ddf888f601",
      acceptedLengths: [0, 36, 72, 81, 151, 181, 186, 197, 208, 227],
      listing: """
        metrics.metrics-4c45.value=c0d6ba0a49249249
        metrics.metrics-4c45.standardError=40f2de7449249249
        metrics.metrics-b5b4.value=40d47ac800000000
        metrics.metrics-b5b4.standardError=40f0b1bd6db6db6e
        performanceScore=c0e7c61c00000000
        convention.basis=6772c3b6c39f657220616c7320313520427974653a20346339653630
        convention.periodsPerYear=c0e0763c00000000
        convention.ddof=-816457615
        convention.riskFree=c0ee036524924925
        convention.startingBalance=40fd2adb24924925
        userID=6772c3b6c39f657220616c7320313520427974653a20373761323937
        symbol=610062
        periodDays=-1330357603
        tradeCount=-1826530194231634755
        calculatedAt.seconds=-3582807013890550061
        calculatedAt.nanos=516045917
        """),
    Fixture(
      V1.PerformanceResponse.self,
      bytes: "1100000000000000001a004200",
      acceptedLengths: [0, 9, 11, 13],
      listing: """
        performanceScore=0000000000000000
        convention.basis=
        convention.periodsPerYear=0000000000000000
        convention.ddof=0
        convention.riskFree=0000000000000000
        convention.startingBalance=0000000000000000
        userID=
        symbol=
        periodDays=0
        tradeCount=0
        calculatedAt.seconds=0
        calculatedAt.nanos=0
        """),
    Fixture(
      V1.PerformanceResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        periodDays=0
        tradeCount=0
        """),
  ]
}
