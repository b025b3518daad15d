/// What the daily equity says. Ratios are annualised and of fractions, not of percent.
package struct AccountStatistics: Sendable, Equatable {
  package let drawdown: Drawdown
  private let curve: DailyEquity
  private let returns: Sample
  private let periodsPerYear: Double

  package init(_ curve: DailyEquity, periodsPerYear: Double) {
    self.curve = curve
    self.periodsPerYear = periodsPerYear
    drawdown = Drawdown(curve)
    returns = Sample(curve.returns ?? [])
  }

  /// Last equity over the starting balance, less 1.
  package var totalReturn: Double? { curve.equity.last.map { $0 / curve.startingBalance - 1 } }

  /// (1 + total return)^(periods a year / days) - 1; undefined for a ruined account.
  package var cagr: Double? {
    guard let totalReturn, curve.returns != nil, !curve.equity.isEmpty else { return nil }
    return Logarithm.power(1 + totalReturn, periodsPerYear / Double(curve.equity.count)) - 1
  }

  /// Standard deviation of daily returns, annualised.
  package var volatility: Double? { returns.standardDeviation.map { $0 * annual } }

  /// Mean over standard deviation of daily returns, annualised.
  package var sharpe: Double? { returns.signalToNoise.map { $0 * annual } }

  /// Mean of daily returns over their downside deviation sqrt(sum min(r, 0)^2 / n), annualised.
  package var sortino: Double? {
    guard let mean = returns.mean else { return nil }
    let squares = returns.values.reduce(0) { $0 + min($1, 0) * min($1, 0) }
    guard squares > 0 else { return nil }
    return mean / (squares / Double(returns.values.count)).squareRoot() * annual
  }

  /// CAGR over the drawdown.
  package var calmar: Double? {
    guard let cagr, drawdown.fraction > 0 else { return nil }
    return cagr / drawdown.fraction
  }

  /// All of it by name.
  package var metrics: [PerformanceMetric] {
    let days = returns.values.count
    return [
      PerformanceMetric("total_return", totalReturn),
      PerformanceMetric(
        "sharpe_ratio", sharpe, standardError: returns.standardErrorOfSignalToNoise.map { $0 * annual }),
      PerformanceMetric("sortino_ratio", sortino),
      PerformanceMetric("calmar_ratio", calmar),
      PerformanceMetric("cagr", cagr),
      // Of a normal sample's standard deviation: s / sqrt(2 (n - 1)).
      PerformanceMetric(
        "volatility", volatility,
        standardError: days > 1 ? volatility.map { $0 / (2 * Double(days - 1)).squareRoot() } : nil),
      PerformanceMetric("max_drawdown", drawdown.fraction),
      PerformanceMetric("max_drawdown_percent", drawdown.fraction * 100),
      PerformanceMetric("max_drawdown_absolute", drawdown.absolute),
      PerformanceMetric("max_drawdown_duration", Double(drawdown.durationDays)),
    ]
  }

  private var annual: Double { periodsPerYear.squareRoot() }
}
