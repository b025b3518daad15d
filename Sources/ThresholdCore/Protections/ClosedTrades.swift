/// Trades of one user, or of one of its symbols, as a rule looks at them.
package struct ClosedTrades: Sendable {
  /// By (closedAt, id).
  package var trades: ArraySlice<Trade>
  /// What the user's trades that were closed before these made, in account currency.
  package var profitBefore: Double

  package init(_ trades: ArraySlice<Trade>, profitBefore: Double = 0) {
    self.trades = trades
    self.profitBefore = profitBefore
  }

  /// Those closed after `instant`; the profit of the others is added to what was made before.
  func after(_ instant: Instant) -> ClosedTrades {
    let begin = trades.firstIndex { $0.closedAt > instant } ?? trades.endIndex
    return ClosedTrades(
      trades[begin...],
      profitBefore: trades[..<begin].reduce(profitBefore) { $0 + ($1.pnl ?? 0) })
  }
}
