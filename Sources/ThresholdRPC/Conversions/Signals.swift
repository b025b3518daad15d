import Messages
import ThresholdCore
import ThresholdService

extension ThresholdCore.Action {
  /// `nil` for unspecified and unknown ones.
  init?(_ action: V1.Action) { self.init(rawValue: Int(action.rawValue)) }
}

extension V1.Action {
  init(_ action: ThresholdCore.Action) { self.init(rawValue: Int32(action.rawValue)) }
}

extension SignalDraft {
  init(_ signal: V1.Signal) {
    let intent: ThresholdCore.Intent? =
      signal.intent == .unspecified ? .entry : .init(rawValue: Int(signal.intent.rawValue))
    self.init(
      symbol: signal.symbol, action: ThresholdCore.Action(signal.action), intent: intent,
      confidence: signal.confidence, rsi: signal.rsi, changePercent: signal.changePercent,
      volume: signal.volume,
      macd: signal.macd, price: signal.price, time: signal.signalTime?.raw)
  }
}

extension EvaluateDraft {
  init(_ request: V1.EvaluateRequest) {
    self.init(
      user: request.userID, signal: request.signal.map(SignalDraft.init), atLeast: request.atLeastToken,
      asOf: request.asOf?.raw)
  }
}
