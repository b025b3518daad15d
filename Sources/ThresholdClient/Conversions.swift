package import Messages
package import ThresholdCore

extension GoogleProtobuf.Timestamp {
  package init(_ instant: Instant) {
    let (quotient, remainder) = instant.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let isBefore = remainder < 0  // The nanoseconds count upwards from the second below, also before 1970.
    self.init(
      seconds: isBefore ? quotient - 1 : quotient,
      nanos: Int32(isBefore ? remainder + 1_000_000_000 : remainder))
  }
}

extension V1.Signal {
  package init(_ signal: Signal) {
    self.init(
      symbol: signal.symbol.value, action: V1.Action(rawValue: Int32(signal.action.rawValue)),
      intent: V1.Intent(rawValue: Int32(signal.intent.rawValue)), confidence: signal.confidence,
      rsi: signal.rsi, changePercent: signal.changePercent, volume: signal.volume, macd: signal.macd,
      price: signal.price, signalTime: signal.time.map(GoogleProtobuf.Timestamp.init))
  }
}
