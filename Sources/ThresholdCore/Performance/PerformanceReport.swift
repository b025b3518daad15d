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
  ///   - trades: In any order; those not closed after `from` and at or before `through` are left out.
  ///   - from: Excluded. `DailyEquity.start` gives the one for a number of whole UTC days.
  ///   - startingBalance: Equity at the beginning, in account currency.
  ///   - periodsPerYear: Days a year that daily figures are annualised with.
  ///   - weights: Of the score.
  /// - Complexity: O(n log n + days).
  package init(
    trades: [Trade], from: Instant, through: Instant, startingBalance: Double, periodsPerYear: Double,
    weights: PerformanceWeights = .standard
  ) {
    let trades = trades.filter { $0.closedAt > from && $0.closedAt <= through }
    let basis: PerformanceConvention.Basis =
      trades.allSatisfy { $0.pnl != nil } ? .realisedPnl : .pnlPercent
    convention = PerformanceConvention(
      basis: basis, periodsPerYear: periodsPerYear, startingBalance: startingBalance)
    tradeCount = trades.count
    let account = AccountStatistics(
      DailyEquity(
        trades: trades, from: from, through: through, startingBalance: startingBalance, basis: basis),
      periodsPerYear: periodsPerYear)
    let single = TradeStatistics(trades, basis: basis)
    score = Self.score(account, single, weights)
    metrics =
      account.metrics + Self.metrics(single)
      + [
        PerformanceMetric("exposure", Exposure.fraction(trades, from: from, through: through)),
        PerformanceMetric(
          "score_trend",
          Self.trend(
            trades, from: from, through: through, startingBalance: startingBalance,
            periodsPerYear: periodsPerYear, basis: basis, weights: weights)),
      ]
  }

  /// The metric of that name.
  package subscript(name name: String) -> PerformanceMetric? { metrics.first { $0.name == name } }

  private static func metrics(_ single: TradeStatistics) -> [PerformanceMetric] {
    let streaks = single.streaks
    let count = single.results.values.count
    return [
      PerformanceMetric("win_rate", single.winRate, standardError: single.winRateError),
      PerformanceMetric(
        "avg_trade_return", single.percents.mean, standardError: single.percents.standardErrorOfMean),
      PerformanceMetric("profit_factor", single.profitFactor),
      PerformanceMetric(
        "expectancy", single.expectancy, standardError: single.results.standardErrorOfMean),
      PerformanceMetric("expectancy_ratio", single.expectancyRatio),
      PerformanceMetric("sqn", single.sqn, standardError: single.sqnError),
      PerformanceMetric("p_value", single.pValue),
      PerformanceMetric("max_win_streak", Double(streaks.wins)),
      PerformanceMetric("max_loss_streak", Double(streaks.losses)),
      PerformanceMetric("trade_count", Double(count)),
      PerformanceMetric("best_trade", single.percents.values.max()),
      PerformanceMetric("worst_trade", single.percents.values.min()),
    ]
  }

  private static func score(
    _ account: AccountStatistics, _ single: TradeStatistics, _ weights: PerformanceWeights
  ) -> Double? {
    guard let winRate = single.winRate, let totalReturn = account.totalReturn else { return nil }
    return PerformanceScore.value(
      totalReturn: totalReturn, sharpe: account.sharpe, winRate: winRate,
      drawdown: account.drawdown.fraction, volatility: account.volatility, weights: weights)
  }

  /// The score of the later half of the time less that of the earlier; `nil` unless both have trades.
  private static func trend(
    _ trades: [Trade], from: Instant, through: Instant, startingBalance: Double, periodsPerYear: Double,
    basis: PerformanceConvention.Basis, weights: PerformanceWeights
  ) -> Double? {
    let middle = from + Span(nanoseconds: (through - from).nanoseconds / 2)
    func half(_ from: Instant, _ through: Instant, _ balance: Double) -> (score: Double?, end: Double) {
      let part = trades.filter { $0.closedAt > from && $0.closedAt <= through }
      let equity = DailyEquity(
        trades: part, from: from, through: through, startingBalance: balance, basis: basis)
      let score = score(
        AccountStatistics(equity, periodsPerYear: periodsPerYear), TradeStatistics(part, basis: basis),
        weights)
      return (score, equity.equity.last ?? balance)
    }
    let earlier = half(from, middle, startingBalance)
    guard let before = earlier.score, earlier.end > 0,
      let after = half(middle, through, earlier.end).score
    else { return nil }
    return after - before
  }
}
