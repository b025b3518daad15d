// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1BatchEvaluateRequest: [Fixture] = [
    Fixture(
      V1.BatchEvaluateRequest.self,
      bytes: "0a85010a1061736369692d3233336637343639373812570a036100621001180121b76ddbb68d3ebd402900000000628cf44031b76ddbb6249800c139922449926229fac0419224499294d4c9c04949922449f66eeb40521608e7a9e0bf9bc5d0f3a90110b8f3c084faffffffff01180122036100622a1108deb9c78ebcdbdcc19f011089a88dd0070a85010a04f09f998212520a036100621002180121922449929c01dac029000000001e59ffc03192244992e01de4c03992244992ac2ad44041dbb66ddbba1bed40492549922457bef8c0521108aa8bd4c5ccc09a8ab80110d29ececa051801221061736369692d663762613338313030382a1508f6fe9ad29089f7877310eadcc7c1feffffffff01",
      acceptedLengths: [0, 136, 272],
      listing: """
        requests.0.userID=61736369692d32333366373436393738
        requests.0.signal.symbol=610062
        requests.0.signal.action=1
        requests.0.signal.intent=1
        requests.0.signal.confidence=40bd3e8db6db6db7
        requests.0.signal.rsi=40f48c6200000000
        requests.0.signal.changePercent=c1009824b6db6db7
        requests.0.signal.volume=c0fa296292492492
        requests.0.signal.macd=c0c9d49492492492
        requests.0.signal.price=40eb6ef649249249
        requests.0.signal.signalTime.seconds=-6203917214731987737
        requests.0.signal.signalTime.nanos=-1601160776
        requests.0.explain=1
        requests.0.atLeastToken=610062
        requests.0.asOf.seconds=-6952587111554753314
        requests.0.asOf.nanos=2047038473
        requests.1.userID=f09f9982
        requests.1.signal.symbol=610062
        requests.1.signal.action=2
        requests.1.signal.intent=1
        requests.1.signal.confidence=c0da019c92492492
        requests.1.signal.rsi=c0ff591e00000000
        requests.1.signal.changePercent=c0e41de092492492
        requests.1.signal.volume=40d42aac92492492
        requests.1.signal.macd=40ed1bbadb6db6db
        requests.1.signal.price=c0f8be5724924925
        requests.1.signal.signalTime.seconds=-5182400702416878166
        requests.1.signal.signalTime.nanos=1498648402
        requests.1.explain=1
        requests.1.atLeastToken=61736369692d66376261333831303038
        requests.1.asOf.seconds=8291087645275504502
        requests.1.asOf.nanos=-399380886
        """),
    Fixture(
      V1.BatchEvaluateRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
