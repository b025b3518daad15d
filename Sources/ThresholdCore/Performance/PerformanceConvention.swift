/// How the figures of a report are meant: the same trades give a Sharpe ratio of 0.19 to 13.8 in different tools.
package struct PerformanceConvention: Sendable, Equatable {
  /// What the daily equity is built from.
  package enum Basis: Sendable {
    /// Realised profit in account currency on the starting balance.
    case realisedPnl
    /// Chained percentages, because a trade came without a profit in account currency.
    case pnlPercent

    /// The name on the wire.
    package var name: String {
      switch self {
      case .realisedPnl: "realised_pnl"
      case .pnlPercent: "pnl_percent"
      }
    }
  }

  package var basis: Basis
  package var periodsPerYear: Double
  /// Delta degrees of freedom of standard deviations.
  package let ddof = 1
  /// Risk-free return a period.
  package let riskFree = 0.0
  package var startingBalance: Double

  package init(basis: Basis, periodsPerYear: Double, startingBalance: Double) {
    self.basis = basis
    self.periodsPerYear = periodsPerYear
    self.startingBalance = startingBalance
  }
}
