/// The worst fall of an equity curve from a peak, seeded at the starting balance.
package struct Drawdown: Sendable, Equatable {
  /// Largest fall as a fraction of its peak, positive; 0 if equity never fell.
  package var fraction = 0.0
  /// Largest fall in account currency, positive.
  package var absolute = 0.0
  /// Most days in a row below a peak.
  package var durationDays = 0

  package init(_ curve: DailyEquity) {
    var peak = curve.startingBalance
    var below = 0
    for equity in curve.equity {
      if equity >= peak {
        peak = equity
        below = 0
      } else {
        below += 1
        absolute = max(absolute, peak - equity)
        fraction = max(fraction, (peak - equity) / peak)
      }
      durationDays = max(durationDays, below)
    }
  }
}
