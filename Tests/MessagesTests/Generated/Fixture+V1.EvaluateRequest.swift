// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1EvaluateRequest: [Fixture] = [
    Fixture(
      V1.EvaluateRequest.self,
      bytes: "0a1061736369692d3264613061653436616612680a1061736369692d64313037346565656139100218fbffffffffffffffff0121922449926461ad402992244992003eecc03149922449441cfe4039499224490ae2d7c041b76ddbb65197e0404900000000a2c7f140521108d893ffb9bbd3a187c50110a3e1eb90041801221c6772c3b6c39f657220616c7320313520427974653a206537613563342a100896a8df95c4be97d26810d1b98ca805",
      acceptedLengths: [0, 18, 124, 126, 156, 174],
      listing: """
        userID=61736369692d32646130616534366166
        signal.symbol=61736369692d64313037346565656139
        signal.action=2
        signal.intent=-5
        signal.confidence=40ad616492492492
        signal.rsi=c0ec3e0092492492
        signal.changePercent=40fe1c4449249249
        signal.volume=c0d7e20a49249249
        signal.macd=40e09751b6db6db7
        signal.price=40f1c7a200000000
        signal.signalTime.seconds=-4247309395211335208
        signal.signalTime.nanos=1109061795
        explain=1
        atLeastToken=6772c3b6c39f657220616c7320313520427974653a20653761356334
        asOf.seconds=7540254979797799958
        asOf.nanos=1426267345
        """),
    Fixture(
      V1.EvaluateRequest.self,
      bytes: "120022002a00",
      acceptedLengths: [0, 2, 4, 6],
      listing: """
        userID=
        signal.symbol=
        signal.action=0
        signal.intent=0
        explain=0
        atLeastToken=
        asOf.seconds=0
        asOf.nanos=0
        """),
    Fixture(
      V1.EvaluateRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        explain=0
        """),
  ]
}
