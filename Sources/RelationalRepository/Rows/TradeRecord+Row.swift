internal import Repository
internal import ThresholdCore

extension TradeRecord: StoredRow {
  static let table = "trades"

  static let columns = [
    SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("trade_id", .text),
    SQLColumn("decision_id", .text), SQLColumn("side", .int), SQLColumn("quantity", .double),
    SQLColumn("entry_price", .double), SQLColumn("exit_price", .double), SQLColumn("pnl", .double),
    SQLColumn("pnl_percent", .double), SQLColumn("opened_at", .int), SQLColumn("closed_at", .int),
    SQLColumn("signal", .blob), SQLColumn("not_learned_reason", .text), SQLColumn("recorded_at", .int),
    SQLColumn("exit_reason", .int),
  ]

  var values: [SQLValue] {
    [
      SQLValue(trade.key.user), SQLValue(trade.key.symbol), .text(trade.id), SQLValue(trade.decisionID),
      SQLValue(trade.side), SQLValue(trade.quantity), SQLValue(trade.entryPrice), SQLValue(trade.exitPrice),
      SQLValue(trade.pnl), SQLValue(trade.pnlPercent), SQLValue(trade.openedAt), SQLValue(trade.closedAt),
      SQLValue(trade.signal), SQLValue(notLearnedReason), SQLValue(recordedAt),
      trade.exitReason.map { SQLValue($0) } ?? .null,
    ]
  }

  init(_ row: inout SQLRow) throws(RepositoryError) {
    let key = try row.key()
    self.init(
      trade: Trade(
        id: try row.text(), key: key, decisionID: try row.optionalText(), side: try row.enumeration(),
        quantity: try row.optionalDouble(), entryPrice: try row.optionalDouble(),
        exitPrice: try row.optionalDouble(), pnl: try row.optionalDouble(), pnlPercent: try row.double(),
        openedAt: try row.optionalInstant(), closedAt: try row.instant(), signal: try row.optionalRecord()),
      notLearnedReason: try row.optionalText(), recordedAt: try row.instant())
    trade.exitReason = try row.optionalEnumeration()
  }
}
