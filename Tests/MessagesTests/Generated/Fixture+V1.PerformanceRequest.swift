// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1PerformanceRequest: [Fixture] = [
    Fixture(
      V1.PerformanceRequest.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a206162306363631204f09f998218d1bcaea7f8ffffffff01221008e3afad81fedba2950210c5c3a0cf03",
      acceptedLengths: [0, 30, 36, 47, 65],
      listing: """
        userID=6772c3b6c39f657220616c7320313520427974653a20616230636363
        symbol=f09f9982
        daysBack=-2064933295
        asOf.seconds=156089831240980451
        asOf.nanos=971514309
        """),
    Fixture(
      V1.PerformanceRequest.self,
      bytes: "18002200",
      acceptedLengths: [0, 2, 4],
      listing: """
        userID=
        symbol=
        daysBack=0
        asOf.seconds=0
        asOf.nanos=0
        """),
    Fixture(
      V1.PerformanceRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        """),
  ]
}
