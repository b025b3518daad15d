// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1RecordTradesRequest: [Fixture] = [
    Fixture(
      V1.RecordTradesRequest.self,
      bytes: "0aed010a09e697a5e69cace8aa9e1209e697a5e69cace8aa9e1a1061736369692d64366134303136616465220361006228fbffffffffffffffff0131922449921c70dcc039b76ddbb6895ce8c04100000000deb3fec04992244992a0c9e0c051b76ddbb6ff69f2405a1108b2d7e886f586dee68601109ea7dcca07621608d4ffa5d0bf8791ceb80110a7968badfbffffffff016a590a03610062106318fbffffffffffffffff0121dbb66ddb240afbc029b76ddbb62b56f5c031b76ddbb66f9af840396edbb66ddde0f14041dbb66ddbf6bdaf4049254992246d5ceb40520f08b6d6e1d0e9d1eaf61c109885965670010ad8010a036100621204f09f99821a04f09f99822209e697a5e69cace8aa9e28013100000000f0d0c0c039dbb66ddbb2d2e8c04192244992a699fc4049000000003c60e1c051b76ddbb60bcaf9c05a1608c7fc8bbdabff94db8d0110c9f9c8faf8ffffffff01621508c2ffd786c2eef3f62110da8ea7ccfdffffffff016a5a0a0361006210fbffffffffffffffff011863214992244934fcf2402925499224899ea740316edbb66ddf20e940396edbb66d37e8eac04100000000b8d6d0c049000000000e43fac0521008f1d1f9a2b2afce980110f8faffef057002121608d3c8979086d8adcdbc0110eac9baf8f8ffffffff01",
      acceptedLengths: [0, 240, 459, 483],
      listing: """
        trades.0.tradeID=e697a5e69cace8aa9e
        trades.0.userID=e697a5e69cace8aa9e
        trades.0.symbol=61736369692d64366134303136616465
        trades.0.decisionID=610062
        trades.0.side=-5
        trades.0.quantity=c0dc701c92492492
        trades.0.entryPrice=c0e85c89b6db6db7
        trades.0.exitPrice=c0feb3de00000000
        trades.0.pnl=c0e0c9a092492492
        trades.0.pnlPercent=40f269ffb6db6db7
        trades.0.openedAt.seconds=-8733191923426513998
        trades.0.openedAt.nanos=2035749790
        trades.0.closedAt.seconds=-5144161649975263276
        trades.0.closedAt.nanos=-1247622361
        trades.0.signal.symbol=610062
        trades.0.signal.action=99
        trades.0.signal.intent=-5
        trades.0.signal.confidence=c0fb0a24db6db6db
        trades.0.signal.rsi=c0f5562bb6db6db7
        trades.0.signal.changePercent=40f89a6fb6db6db7
        trades.0.signal.volume=40f1e0dd6db6db6e
        trades.0.signal.macd=40afbdf6db6db6db
        trades.0.signal.price=40eb5c6d24924925
        trades.0.signal.signalTime.seconds=2084509731989777206
        trades.0.signal.signalTime.nanos=180716184
        trades.0.exitReason=1
        trades.1.tradeID=610062
        trades.1.userID=f09f9982
        trades.1.symbol=f09f9982
        trades.1.decisionID=e697a5e69cace8aa9e
        trades.1.side=1
        trades.1.quantity=c0c0d0f000000000
        trades.1.entryPrice=c0e8d2b2db6db6db
        trades.1.exitPrice=40fc99a692492492
        trades.1.pnl=c0e1603c00000000
        trades.1.pnlPercent=c0f9ca0bb6db6db7
        trades.1.openedAt.seconds=-8235302532312531385
        trades.1.openedAt.nanos=-1890435895
        trades.1.closedAt.seconds=2444838270406098882
        trades.1.closedAt.nanos=-645281958
        trades.1.signal.symbol=610062
        trades.1.signal.action=-5
        trades.1.signal.intent=99
        trades.1.signal.confidence=40f2fc3449249249
        trades.1.signal.rsi=40a79e8924924925
        trades.1.signal.changePercent=40e920df6db6db6e
        trades.1.signal.volume=c0eae8376db6db6e
        trades.1.signal.macd=c0d0d6b800000000
        trades.1.signal.price=c0fa430e00000000
        trades.1.signal.signalTime.seconds=85913068950677745
        trades.1.signal.signalTime.nanos=1577057656
        trades.1.exitReason=2
        asOf.seconds=-4856368310771129261
        asOf.nanos=-1894865686
        """),
    Fixture(
      V1.RecordTradesRequest.self,
      bytes: "1200",
      acceptedLengths: [0, 2],
      listing: """
        asOf.seconds=0
        asOf.nanos=0
        """),
    Fixture(
      V1.RecordTradesRequest.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
