/// A closed trade as its bot reported it. Never expires.
package struct Trade: Sendable, Equatable {
  package var id: String
  package var key: Key
  package var decisionID: String?
  package var side: Action
  /// In base currency.
  package var quantity: Double?
  package var entryPrice: Double?
  package var exitPrice: Double?
  /// Realised, in account currency, net of fee.
  package var pnl: Double?
  /// Realised, in percent of the position, net of fee.
  package var pnlPercent: Double
  package var openedAt: Instant?
  package var closedAt: Instant
  /// What it was decided on, when there is no decision.
  package var signal: Signal?
  /// What closed it, if its bot says.
  package var exitReason: ExitReason?

  package init(
    id: String, key: Key, decisionID: String? = nil, side: Action, quantity: Double? = nil,
    entryPrice: Double? = nil, exitPrice: Double? = nil, pnl: Double? = nil, pnlPercent: Double,
    openedAt: Instant? = nil, closedAt: Instant, signal: Signal? = nil, exitReason: ExitReason? = nil
  ) {
    self.id = id
    self.key = key
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
}
