import Engine
import Messages
import ThresholdCore
import ThresholdService

extension TradeDraft {
  init(_ trade: V1.Trade) {
    self.init(
      id: trade.tradeID, user: trade.userID, symbol: trade.symbol, decisionID: trade.decisionID,
      side: ThresholdCore.Action(trade.side), quantity: trade.quantity, entryPrice: trade.entryPrice,
      exitPrice: trade.exitPrice, pnl: trade.pnl, pnlPercent: trade.pnlPercent, openedAt: trade.openedAt?.raw,
      closedAt: trade.closedAt?.raw, signal: trade.signal.map(SignalDraft.init),
      exitReason: Int(trade.exitReason.rawValue))
  }
}

extension OutcomeDraft {
  init(_ outcome: V1.Outcome) {
    self.init(
      id: outcome.outcomeID, user: outcome.userID, decisionID: outcome.decisionID,
      pnlPercent: outcome.pnlPercent,
      knownAt: outcome.knownAt?.raw, propensity: outcome.propensity)
  }
}

extension PriceDraft {
  init(_ price: V1.Price) {
    self.init(symbol: price.symbol, price: price.price, time: price.time?.raw)
  }
}

/// Within `V1` the name means the message.
typealias RecordedItem = RecordResult

extension V1.RecordResult {
  init(recorded result: RecordedItem) {
    switch result.status {
    case .recorded, .alreadyRecorded:
      let isNew = if case .recorded = result.status { true } else { false }
      self.init(
        id: result.id, status: isNew ? .recorded : .alreadyRecorded, learned: result.notLearnedReason == nil,
        notLearnedReason: result.notLearnedReason ?? "")
    case .failed(let refusal):
      self.init(id: result.id, error: V1.ItemError(refusal))
    }
  }
}
