package import ThresholdCore

/// What single trades say. A win is a profit above 0, a loss one below; break-even is neither, but counts as a trade.
package struct TradeStatistics: Sendable, Equatable {
  /// Of the basis: profits in account currency, or in percent. In the order of closing.
  package let results: Sample
  /// In percent.
  package let percents: Sample
  private let wins: [Double]
  private let losses: [Double]

  package init(_ trades: [Trade], basis: PerformanceConvention.Basis) {
    let ordered = trades.sorted(by: Trade.closedBefore)
    percents = Sample(ordered.map(\.pnlPercent))
    results = basis == .realisedPnl ? Sample(ordered.map { $0.pnl ?? 0 }) : percents
    wins = results.values.filter { $0 > 0 }
    losses = results.values.filter { $0 < 0 }
  }

  private var count: Double { Double(results.values.count) }

  /// Wins over all trades.
  package var winRate: Double? { count > 0 ? Double(wins.count) / count : nil }

  /// sqrt(p (1 - p) / n).
  package var winRateError: Double? { winRate.map { ($0 * (1 - $0) / count).squareRoot() } }

  /// Profits over losses; undefined without losses.
  package var profitFactor: Double? {
    losses.isEmpty ? nil : wins.reduce(0, +) / -losses.reduce(0, +)
  }

  /// Win rate times average win, less loss rate times average loss: the mean result of a trade.
  package var expectancy: Double? { results.mean }

  /// (1 + average win / average loss) * win rate - 1, as freqtrade has it; undefined without losses.
  package var expectancyRatio: Double? {
    guard let winRate, !losses.isEmpty else { return nil }
    let averageLoss = -losses.reduce(0, +) / Double(losses.count)
    let averageWin = wins.isEmpty ? 0 : wins.reduce(0, +) / Double(wins.count)
    return (1 + averageWin / averageLoss) * winRate - 1
  }

  /// System quality number: sqrt n * mean / standard deviation, which is also the t statistic.
  package var sqn: Double? { results.signalToNoise.map { $0 * count.squareRoot() } }

  /// The standard error of mean / standard deviation, times sqrt n.
  package var sqnError: Double? {
    results.standardErrorOfSignalToNoise.map { $0 * count.squareRoot() }
  }

  /// Two-sided one-sample t test of the mean result against 0.
  package var pValue: Double? { sqn.map { StudentT.twoSided($0, degreesOfFreedom: count - 1) } }

  /// Longest run of wins, and of losses; break-even ends both.
  package var streaks: (wins: Int, losses: Int) {
    var longest = (wins: 0, losses: 0)
    var run = (wins: 0, losses: 0)
    for result in results.values {
      run.wins = result > 0 ? run.wins + 1 : 0
      run.losses = result < 0 ? run.losses + 1 : 0
      longest = (max(longest.wins, run.wins), max(longest.losses, run.losses))
    }
    return longest
  }
}
