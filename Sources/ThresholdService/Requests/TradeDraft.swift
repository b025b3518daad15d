package import Engine
package import ThresholdCore

/// A trade as a caller sent it, not yet checked.
package struct TradeDraft: Sendable {
  package var id: String
  package var user: String
  package var symbol: String
  /// Empty if there is none.
  package var decisionID: String
  package var side: Action?
  package var quantity: Double?
  package var entryPrice: Double?
  package var exitPrice: Double?
  package var pnl: Double?
  package var pnlPercent: Double?
  package var openedAt: RawTime?
  package var closedAt: RawTime?
  package var signal: SignalDraft?
  /// The number on the wire; 0 if it was not said.
  package var exitReason: Int
  /// What the edge found wrong while it read the trade.
  package var faults: [FieldFault] = []

  package init(
    id: String, user: String, symbol: String, decisionID: String = "", side: Action?, quantity: Double? = nil,
    entryPrice: Double? = nil, exitPrice: Double? = nil, pnl: Double? = nil, pnlPercent: Double?,
    openedAt: RawTime? = nil, closedAt: RawTime?, signal: SignalDraft? = nil, exitReason: Int = 0
  ) {
    self.id = id
    self.user = user
    self.symbol = symbol
    self.decisionID = decisionID
    self.side = side
    self.quantity = quantity
    self.entryPrice = entryPrice
    self.exitPrice = exitPrice
    self.pnl = pnl
    self.pnlPercent = pnlPercent
    self.openedAt = openedAt
    self.closedAt = closedAt
    self.signal = signal
    self.exitReason = exitReason
  }

  /// The trade, its faults noted. What is returned must not be used if there are faults.
  func checked(_ faults: inout Faults, now: Instant) -> Trade {
    faults.identifier("trade_id", id)
    faults.identifier("user_id", user)
    faults.identifier("symbol", symbol)
    faults.identifier("decision_id", decisionID, mayBeEmpty: true)
    if side == nil || side == .hold { faults.add("side", "must be ACTION_BUY or ACTION_SELL") }
    faults.positive("quantity", quantity)
    faults.positive("entry_price", entryPrice)
    faults.positive("exit_price", exitPrice)
    // Sums of any number of them are numbers too.
    faults.number("pnl", pnl, in: -1e15...1e15)
    if pnlPercent == nil { faults.add("pnl_percent", "is required") }
    faults.number("pnl_percent", pnlPercent, in: -100_000...100_000)
    let reason = ExitReason(rawValue: exitReason)
    if exitReason != 0, reason == nil { faults.add("exit_reason", "is not known") }
    let closed = faults.time("closed_at", closedAt, now: now)
    if closedAt == nil { faults.add("closed_at", "is required") }
    let opened = faults.time("opened_at", openedAt, now: now)
    if let opened, let closed, opened > closed { faults.add("opened_at", "is after closed_at") }
    let decidedOn = signal.map { draft -> Signal in
      let signal = draft.checked(&faults, path: "signal.", now: now)
      if draft.symbol != symbol { faults.add("signal.symbol", "is not the trade's symbol") }
      if let side, let action = draft.action, action != side {
        faults.add("signal.action", "is not the trade's side")
      }
      return signal
    }
    return Trade(
      id: id, key: Key(user: UserID(user), symbol: Symbol(symbol)),
      decisionID: decisionID.isEmpty ? nil : decisionID,
      side: side ?? .hold, quantity: quantity, entryPrice: entryPrice, exitPrice: exitPrice, pnl: pnl,
      pnlPercent: pnlPercent ?? 0, openedAt: opened, closedAt: closed ?? now, signal: decidedOn,
      exitReason: reason)
  }
}
