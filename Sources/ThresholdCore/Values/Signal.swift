/// What a bot saw and proposes to do. An absent number is absent, not zero.
package struct Signal: Sendable, Equatable {
  package var symbol: Symbol
  package var action: Action
  package var intent: Intent
  /// The bot's own confidence, 0 to 1.
  package var confidence: Double?
  /// Relative strength index, 0 to 100.
  package var rsi: Double?
  /// Signed, in percent.
  package var changePercent: Double?
  /// 24 hours, in quote currency.
  package var volume: Double?
  /// In percent of price: 100 * MACD / close, signed.
  package var macd: Double?
  package var price: Double?
  /// When the bot made it; data, not a clock.
  package var time: Instant?

  package init(
    symbol: Symbol, action: Action, intent: Intent = .entry, confidence: Double? = nil, rsi: Double? = nil,
    changePercent: Double? = nil, volume: Double? = nil, macd: Double? = nil, price: Double? = nil,
    time: Instant? = nil
  ) {
    self.symbol = symbol
    self.action = action
    self.intent = intent
    self.confidence = confidence
    self.rsi = rsi
    self.changePercent = changePercent
    self.volume = volume
    self.macd = macd
    self.price = price
    self.time = time
  }

  /// What the gate of `parameter` looks at, or `nil` if the signal lacks it: macd aligned with the side, momentum as a
  /// magnitude.
  package func observed(_ parameter: Parameter) -> Double? {
    switch parameter {
    case .rsi: rsi
    case .confidence: confidence
    case .macd: macd.map { action == .sell ? -$0 : $0 }
    case .volume: volume
    case .momentum: changePercent.map(abs)
    }
  }
}
