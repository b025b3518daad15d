package import ThresholdCore

/// A signal as a caller sent it, not yet checked.
package struct SignalDraft: Sendable, Equatable {
  package var symbol: String
  /// `nil` if it was not said or is not known.
  package var action: Action?
  /// `nil` if it is not known.
  package var intent: Intent?
  package var confidence: Double?
  package var rsi: Double?
  package var changePercent: Double?
  package var volume: Double?
  package var macd: Double?
  package var price: Double?
  package var time: RawTime?

  package init(
    symbol: String, action: Action?, intent: Intent? = .entry, confidence: Double? = nil, rsi: Double? = nil,
    changePercent: Double? = nil, volume: Double? = nil, macd: Double? = nil, price: Double? = nil,
    time: RawTime? = nil
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

  /// The signal, its faults noted below `path`. What is returned must not be used if there are faults.
  func checked(_ faults: inout Faults, path: String, now: Instant) -> Signal {
    faults.identifier("\(path)symbol", symbol)
    if action == nil { faults.add("\(path)action", "must be ACTION_BUY, ACTION_SELL or ACTION_HOLD") }
    if intent == nil { faults.add("\(path)intent", "must be INTENT_ENTRY or INTENT_EXIT") }
    if confidence != nil { faults.number("\(path)confidence", confidence, in: 0...1) }
    if rsi != nil { faults.number("\(path)rsi", rsi, in: 0...100) }
    if changePercent != nil { faults.finite("\(path)change_percent", changePercent) }
    if volume != nil { faults.number("\(path)volume", volume, in: 0...1e300) }
    if macd != nil { faults.finite("\(path)macd", macd) }
    if price != nil { faults.positive("\(path)price", price) }
    return Signal(
      symbol: Symbol(symbol), action: action ?? .hold, intent: intent ?? .entry, confidence: confidence,
      rsi: rsi,
      changePercent: changePercent, volume: volume, macd: macd, price: price,
      time: time == nil ? nil : faults.time("\(path)signal_time", time, now: now))
  }
}
