/// What single trades say, from their days. A win is a profit above 0, a loss one below; break-even is neither, but counts as a trade.
package struct TradeFigures: Sendable, Equatable {
  /// Of the basis: profits in account currency, or in percent.
  package private(set) var results = ResultTotals()
  /// In percent.
  package private(set) var percents = Moments()
  package private(set) var best: Double?
  package private(set) var worst: Double?

  /// - Parameter days: in their order.
  package init(_ days: some Sequence<DailyResult>, basis: PerformanceConvention.Basis) {
    for day in days {
      results.append(basis == .realisedPnl ? day.profits : day.percents)
      percents.add(day.percents.moments)
      best = [best, day.best].compactMap(\.self).max()
      worst = [worst, day.worst].compactMap(\.self).min()
    }
  }

  package var count: Double { Double(results.moments.count) }

  /// Wins over all trades.
  package var winRate: Double? { count > 0 ? Double(results.wins) / count : nil }

  /// sqrt(p (1 - p) / n).
  package var winRateError: Double? { winRate.map { ($0 * (1 - $0) / count).squareRoot() } }

  /// Profits over losses; undefined without losses.
  package var profitFactor: Double? { results.losses == 0 ? nil : results.gained / results.lost }

  /// Win rate times average win, less loss rate times average loss: the mean result of a trade.
  package var expectancy: Double? { results.moments.mean }

  /// (1 + average win / average loss) * win rate - 1, as freqtrade has it; undefined without losses.
  package var expectancyRatio: Double? {
    guard let winRate, results.losses > 0 else { return nil }
    let averageLoss = results.lost / Double(results.losses)
    let averageWin = results.wins == 0 ? 0 : results.gained / Double(results.wins)
    return (1 + averageWin / averageLoss) * winRate - 1
  }

  /// System quality number: sqrt n * mean / standard deviation, which is also the t statistic.
  package var sqn: Double? { results.moments.signalToNoise.map { $0 * count.squareRoot() } }

  /// The standard error of mean / standard deviation, times sqrt n.
  package var sqnError: Double? {
    results.moments.standardErrorOfSignalToNoise.map { $0 * count.squareRoot() }
  }

  /// Two-sided one-sample t test of the mean result against 0.
  package var pValue: Double? { sqn.map { StudentT.twoSided($0, degreesOfFreedom: count - 1) } }

  /// Longest run of wins, and of losses; break-even ends both.
  package var streaks: (wins: Int64, losses: Int64) { (results.winning.longest, results.losing.longest) }

  /// All of it by name.
  package var metrics: [PerformanceMetric] {
    [
      PerformanceMetric("win_rate", winRate, standardError: winRateError),
      PerformanceMetric("avg_trade_return", percents.mean, standardError: percents.standardErrorOfMean),
      PerformanceMetric("profit_factor", profitFactor),
      PerformanceMetric("expectancy", expectancy, standardError: results.moments.standardErrorOfMean),
      PerformanceMetric("expectancy_ratio", expectancyRatio),
      PerformanceMetric("sqn", sqn, standardError: sqnError),
      PerformanceMetric("p_value", pValue),
      PerformanceMetric("max_win_streak", Double(streaks.wins)),
      PerformanceMetric("max_loss_streak", Double(streaks.losses)),
      PerformanceMetric("trade_count", count),
      PerformanceMetric("best_trade", best),
      PerformanceMetric("worst_trade", worst),
    ]
  }
}
