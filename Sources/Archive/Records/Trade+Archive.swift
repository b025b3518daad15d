internal import Repository
internal import ThresholdCore

extension TradeRecord: ArchivedRecord {
  static func blank(_ owner: UserID) -> TradeRecord {
    let trade = Trade(
      id: "", key: Key(user: owner, symbol: .global), side: .buy, pnlPercent: 0, closedAt: .zero)
    return TradeRecord(trade: trade, notLearnedReason: nil, recordedAt: .zero)
  }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field(symbolOf: &trade.key)
    try fields.field("id", &trade.id)
    try fields.field("decision_id", &trade.decisionID)
    try fields.field("side", &trade.side)
    try fields.field("quantity", &trade.quantity)
    try fields.field("entry_price", &trade.entryPrice)
    try fields.field("exit_price", &trade.exitPrice)
    try fields.field("pnl", &trade.pnl)
    try fields.field("pnl_percent", &trade.pnlPercent)
    try fields.field("opened_at", &trade.openedAt)
    try fields.field("closed_at", &trade.closedAt)
    try fields.field("signal", record: &trade.signal)
    try fields.field("not_learned", &notLearnedReason)
    try fields.field("recorded_at", &recordedAt)
    try fields.field("exit_reason", &trade.exitReason)
  }
}

extension PricePoint: ArchivedRecord {
  static func blank(_ owner: UserID) -> PricePoint { PricePoint(symbol: .global, price: 0, time: .zero) }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field("symbol", &symbol, as: \.value) { Symbol($0) }
    try fields.field("price", &price)
    try fields.field("time", &time)
  }
}
