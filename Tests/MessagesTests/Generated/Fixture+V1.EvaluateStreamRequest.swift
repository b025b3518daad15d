// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1EvaluateStreamRequest: [Fixture] = [
    Fixture(
      V1.EvaluateStreamRequest.self,
      bytes: "08f2a2bab5a08da6d332129c010a03610062125d0a09e697a5e69cace8aa9e1002180221254992242dc5e440296edbb66de9ebf4c031dbb66ddbfec7d34039dbb66ddb2686cbc0416edbb66d3d75f64049499224494aead3c0521608d5f5bba3cad698b3c40110e5bee9fbffffffffff011801221c6772c3b6c39f657220616c7320313520427974653a206538626463392a1608e4cbeefebdbee1b6dc0110d08cde9affffffffff01",
      acceptedLengths: [0, 10, 169],
      listing: """
        sequence=3649772129176424818
        request.userID=610062
        request.signal.symbol=e697a5e69cace8aa9e
        request.signal.action=2
        request.signal.intent=2
        request.signal.confidence=40e4c52d24924925
        request.signal.rsi=c0f4ebe96db6db6e
        request.signal.changePercent=40d3c7fedb6db6db
        request.signal.volume=c0cb8626db6db6db
        request.signal.macd=40f6753d6db6db6e
        request.signal.price=c0d3ea4a49249249
        request.signal.signalTime.seconds=-4294636666658817323
        request.signal.signalTime.nanos=-8757403
        request.explain=1
        request.atLeastToken=6772c3b6c39f657220616c7320313520427974653a20653862646339
        request.asOf.seconds=-2563245330424683036
        request.asOf.nanos=-212367792
        """),
    Fixture(
      V1.EvaluateStreamRequest.self,
      bytes: "1200",
      acceptedLengths: [0, 2],
      listing: """
        sequence=0
        request.userID=
        request.explain=0
        """),
    Fixture(
      V1.EvaluateStreamRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        sequence=0
        """),
  ]
}
