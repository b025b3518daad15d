// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Signal: [Fixture] = [
    Fixture(
      V1.Signal.self,
      bytes: "0a0361006210fbffffffffffffffff0118fbffffffffffffffff012100000000ce93f1c029499224497002f9c03100000000e014bdc03925499224e553ebc041dbb66ddb521defc049dbb66ddb3241e2c052110881d580aea5a0e5ed8d0110f3fca7cd02",
      acceptedLengths: [0, 5, 16, 27, 36, 45, 54, 63, 72, 81, 100],
      listing: """
        symbol=610062
        action=-5
        intent=-5
        confidence=c0f193ce00000000
        rsi=c0f9027049249249
        changePercent=c0bd14e000000000
        volume=c0eb53e524924925
        macd=c0ef1d52db6db6db
        price=c0e24132db6db6db
        signalTime.seconds=-8224816457200948607
        signalTime.nanos=699006579
        """),
    Fixture(
      V1.Signal.self,
      bytes: "2100000000000000002900000000000000003100000000000000003900000000000000004100000000000000004900000000000000005200",
      acceptedLengths: [0, 9, 18, 27, 36, 45, 54, 56],
      listing: """
        symbol=
        action=0
        intent=0
        confidence=0000000000000000
        rsi=0000000000000000
        changePercent=0000000000000000
        volume=0000000000000000
        macd=0000000000000000
        price=0000000000000000
        signalTime.seconds=0
        signalTime.nanos=0
        """),
    Fixture(
      V1.Signal.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        symbol=
        action=0
        intent=0
        """),
  ]
}
