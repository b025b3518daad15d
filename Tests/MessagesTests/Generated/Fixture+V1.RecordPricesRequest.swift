// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1RecordPricesRequest: [Fixture] = [
    Fixture(
      V1.RecordPricesRequest.self,
      bytes: "0a3a0a1c6772c3b6c39f657220616c7320313520427974653a2061633137616211dbb66ddbd228efc01a1108a5b4a5d8bc9bd0e4bd0110d3f385fc050a3e0a1c6772c3b6c39f657220616c7320313520427974653a203331636234301149922449b413fa401a1508cf82d6daf7a2c1d11410bfc1da8cf8ffffffff0112100893d981d1b7eed6ef970110fc83a15c1a03610062",
      acceptedLengths: [0, 60, 124, 142, 147],
      listing: """
        prices.0.symbol=6772c3b6c39f657220616c7320313520427974653a20616331376162
        prices.0.price=c0ef28d2db6db6db
        prices.0.time.seconds=-4771211017473926619
        prices.0.time.nanos=1602320851
        prices.1.symbol=6772c3b6c39f657220616c7320313520427974653a20333163623430
        prices.1.price=40fa13b449249249
        prices.1.time.seconds=1487037900373983567
        prices.1.time.nanos=-2120834881
        asOf.seconds=-7503177902647645037
        asOf.nanos=193479164
        userID=610062
        """),
    Fixture(
      V1.RecordPricesRequest.self,
      bytes: "1200",
      acceptedLengths: [0, 2],
      listing: """
        asOf.seconds=0
        asOf.nanos=0
        userID=
        """),
    Fixture(
      V1.RecordPricesRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        """),
  ]
}
