import Repository
import ThresholdCore

/// What a recorded item may teach the learners of a key.
enum Lesson {
  case decision(Decision)
  /// A trade that was decided elsewhere, on this signal.
  case unseen(Trade, Signal)

  /// - Parameter decision: the trade's own, if it is in storage.
  init?(of trade: Trade, _ decision: Decision?) {
    if let decision {
      // A trade of another symbol is refused.
      guard decision.key.symbol == trade.key.symbol else { return nil }
      self = .decision(decision)
    } else if let signal = trade.signal, signal.intent == .entry, signal.action != .hold {
      self = .unseen(trade, signal)
    } else {
      return nil
    }
  }

  /// Whose learners; with its global scope.
  var key: Key {
    switch self {
    case .decision(let decision): decision.key
    case .unseen(let trade, _): trade.key
    }
  }

  /// The decision to learn from. One that was made elsewhere was never shown to the learner before its outcome, so no bet
  /// rests on it: it only joins the window that the gradient looks back on.
  func source(_ scopes: [Key: ScopeRecord], at moment: Moment, _ configuration: EngineConfiguration)
    throws(CorruptRecord) -> Decision
  {
    switch self {
    case .decision(let decision): return decision
    case .unseen(let trade, let signal):
      func facts(_ key: Key) throws(CorruptRecord) -> ScopeFacts {
        guard let record = scopes[key] else { return .absent }
        return try ScopeFacts(record)
      }
      let snapshot = KeySnapshot(
        key: trade.key, symbol: try facts(trade.key), global: try facts(trade.key.global),
        configuration: configuration.thresholds)
      return Decision(
        id: "trade:\(trade.id)", key: trade.key, action: signal.action, intent: .entry, accepted: true,
        decidedAt: min(trade.openedAt ?? trade.closedAt, moment.now), price: signal.price, propensity: 1,
        symbolView: snapshot.symbolStand.view(of: signal), globalView: snapshot.globalStand.view(of: signal))
    }
  }
}
