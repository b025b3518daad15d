// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Trade: [Fixture] = [
    Fixture(
      V1.Trade.self,
      bytes: "0a0361006212036100621a1061736369692d613935376662383939332209e697a5e69cace8aa9e28fbffffffffffffffff0131499224491b370041396edbb66d4989f8c04149922449f4c3fc40496edbb66d5d92f9405192244992a03de7c05a1508bd898f9fc8c1c7835d10aaf7cad0f9ffffffff01621608d6a993ebf4d9b5969b0110daabf6a4ffffffffff016a680a1061736369692d3635636136613831653610fbffffffffffffffff01180121dbb66ddbd840f6402992244992c8cbe24031499224491a5ddd40390000000084bde240410000000082c9f84049b76ddbb69fb1fb40521108deb297c2b1d8aa8bb601108afab583037063",
      acceptedLengths: [0, 5, 10, 28, 39, 50, 59, 68, 77, 86, 95, 118, 142, 248, 250],
      listing: """
        tradeID=610062
        userID=610062
        symbol=61736369692d61393537666238393933
        decisionID=e697a5e69cace8aa9e
        side=-5
        quantity=4100371b49249249
        entryPrice=c0f889496db6db6e
        exitPrice=40fcc3f449249249
        pnl=40f9925d6db6db6e
        pnlPercent=c0e73da092492492
        openedAt.seconds=6703359609465455805
        openedAt.nanos=-1710048342
        closedAt.seconds=-7265195913010424618
        closedAt.nanos=-190999078
        signal.symbol=61736369692d36356361366138316536
        signal.action=-5
        signal.intent=1
        signal.confidence=40f640d8db6db6db
        signal.rsi=40e2cbc892492492
        signal.changePercent=40dd5d1a49249249
        signal.volume=40e2bd8400000000
        signal.macd=40f8c98200000000
        signal.price=40fbb19fb6db6db7
        signal.signalTime.seconds=-5325881754416457378
        signal.signalTime.nanos=812481802
        exitReason=99
        """),
    Fixture(
      V1.Trade.self,
      bytes: "3100000000000000003900000000000000004100000000000000004900000000000000005100000000000000005a0062006a00",
      acceptedLengths: [0, 9, 18, 27, 36, 45, 47, 49, 51],
      listing: """
        tradeID=
        userID=
        symbol=
        decisionID=
        side=0
        quantity=0000000000000000
        entryPrice=0000000000000000
        exitPrice=0000000000000000
        pnl=0000000000000000
        pnlPercent=0000000000000000
        openedAt.seconds=0
        openedAt.nanos=0
        closedAt.seconds=0
        closedAt.nanos=0
        signal.symbol=
        signal.action=0
        signal.intent=0
        exitReason=0
        """),
    Fixture(
      V1.Trade.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        tradeID=
        userID=
        symbol=
        decisionID=
        side=0
        exitReason=0
        """),
  ]
}
