/// How trades did, over UTC days; source of the definitions: metrics.md, on which four independent tools agree.
package struct PerformanceReport: Sendable, Equatable {
  package let convention: PerformanceConvention
  /// By name; an undefined one is there without a value.
  package let metrics: [PerformanceMetric]
  /// The reference's weighted score, 0 to 1; `nil` without trades.
  package let score: Double?
  /// Trades looked at.
  package let tradeCount: Int

  /// - Parameters:
  ///   - days: Of the trades that were closed from the day `first` on and at or before `through`, in order.
  ///   - startingBalance: Equity at the beginning, in account currency.
  ///   - periodsPerYear: Days a year that daily figures are annualised with.
  ///   - weights: Of the score.
  /// - Complexity: O(days), however many trades they had.
  package init(
    days: [DailyResult], from first: UTCDay, through: Instant, startingBalance: Double,
    periodsPerYear: Double,
    weights: PerformanceWeights = .standard
  ) {
    let basis: PerformanceConvention.Basis =
      days.allSatisfy { $0.withoutProfit == 0 } ? .realisedPnl : .pnlPercent
    convention = PerformanceConvention(
      basis: basis, periodsPerYear: periodsPerYear, startingBalance: startingBalance)
    let account = AccountStatistics(
      DailyEquity(
        days: days, from: first, through: UTCDay(of: through), startingBalance: startingBalance,
        basis: basis),
      periodsPerYear: periodsPerYear)
    let single = TradeFigures(days, basis: basis)
    tradeCount = Int(single.count)
    score = PerformanceScore.value(account, single, weights)
    let trend = ScoreTrend(
      from: first, through: UTCDay(of: through), basis: basis,
      periodsPerYear: periodsPerYear, weights: weights)
    metrics =
      account.metrics + single.metrics
      + [
        PerformanceMetric("exposure", Exposure.fraction(days, from: first, through: through)),
        PerformanceMetric("score_trend", trend.value(days, startingBalance: startingBalance)),
      ]
  }

  /// The metric of that name.
  package subscript(name name: String) -> PerformanceMetric? { metrics.first { $0.name == name } }
}
