/// An account's equity by UTC day, and the returns between.
package struct DailyEquity: Sendable, Equatable {
  /// Equity at the end of each day; days without trades repeat the one before.
  package private(set) var equity: [Double] = []
  /// Return of each day on the equity before it; `nil` once the account was ruined (equity at or below 0), after which
  /// no return is defined.
  package private(set) var returns: [Double]?
  /// At the beginning of the first day.
  package let startingBalance: Double

  /// - Parameters:
  ///   - results: what the trades of each day did, in order; days outside of the time are left out.
  ///   - through: the last day, whole or not.
  /// - Complexity: O(days).
  package init(
    days results: [DailyResult], from first: UTCDay, through last: UTCDay, startingBalance: Double,
    basis: PerformanceConvention.Basis
  ) {
    self.startingBalance = startingBalance
    // A day's effect on equity: sum of profits, or product of growth factors.
    var days = [Double](
      repeating: basis == .realisedPnl ? 0 : 1, count: Int(max(0, last.number - first.number + 1)))
    for result in results where result.day >= first && result.day <= last {
      let index = Int(result.day.number - first.number)
      switch basis {
      case .realisedPnl: days[index] = result.profits.gained - result.profits.lost
      case .pnlPercent: days[index] = result.growth
      }
    }
    var last = startingBalance
    var returns: [Double]? = []
    for day in days {
      let next = basis == .realisedPnl ? last + day : last * day
      if last > 0 { returns?.append(next / last - 1) } else { returns = nil }
      equity.append(next)
      last = next
    }
    if last <= 0 { returns = nil }
    self.returns = returns
  }
}
