/// An account's equity by UTC day, and the returns between.
package struct DailyEquity: Sendable, Equatable {
  /// Equity at the end of each day; days without trades repeat the one before.
  package private(set) var equity: [Double] = []
  /// Return of each day on the equity before it; `nil` once the account was ruined (equity at or below 0), after which
  /// no return is defined.
  package private(set) var returns: [Double]?
  /// At the beginning of the first day.
  package let startingBalance: Double

  private static let day: Int64 = 86_400_000_000_000

  /// - Parameters:
  ///   - trades: In any order; those outside of the days are left out.
  ///   - from: Excluded, as in the repository: the first day is the one of the next nanosecond.
  ///   - through: Its day is the last, whole or not.
  /// - Complexity: O(trades + days).
  package init(
    trades: [Trade], from: Instant, through: Instant, startingBalance: Double,
    basis: PerformanceConvention.Basis
  ) {
    self.startingBalance = startingBalance
    let first = Self.dayNumber(from + Span(nanoseconds: 1))
    let count = max(0, Self.dayNumber(through) - first + 1)
    // A day's effect on equity: sum of profits, or product of growth factors.
    var days = [Double](repeating: basis == .realisedPnl ? 0 : 1, count: Int(count))
    for trade in trades where trade.closedAt > from && trade.closedAt <= through {
      let index = Int(Self.dayNumber(trade.closedAt) - first)
      switch basis {
      case .realisedPnl: days[index] += trade.pnl ?? 0
      case .pnlPercent: days[index] *= 1 + trade.pnlPercent / 100
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

  /// Of the last `days` UTC days, the one of `through` included: what to hand to `init` and to the repository as `from`.
  package static func start(days: Int, through: Instant) -> Instant {
    let (start, isBeforeAllTime) = (dayNumber(through) - Int64(days) + 1).multipliedReportingOverflow(by: day)
    return Instant(nanoseconds: isBeforeAllTime || start == .min ? .min : start - 1)
  }

  private static func dayNumber(_ instant: Instant) -> Int64 {
    let (quotient, remainder) = instant.nanoseconds.quotientAndRemainder(dividingBy: day)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
