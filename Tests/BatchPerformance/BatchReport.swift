package import ThresholdCore

/// A performance report straight from all trades, as the definitions say it, without any notion of a day's summary: what
/// reports from days are held against.
package struct BatchReport {
  package let basis: PerformanceConvention.Basis
  package private(set) var metrics: [String: Double?] = [:]
  package let score: Double?

  /// - Parameter trades: in any order; those not closed in the time are left out.
  package init(
    _ trades: [Trade], from first: UTCDay, through: Instant, startingBalance: Double, periodsPerYear: Double
  ) {
    let trades = trades.filter { $0.closedAt >= first.start && $0.closedAt <= through }
    let basis: PerformanceConvention.Basis =
      trades.allSatisfy { $0.pnl != nil } ? .realisedPnl : .pnlPercent
    self.basis = basis
    let account = BatchAccount(trades, first, UTCDay(of: through), startingBalance, periodsPerYear, basis)
    let single = TradeStatistics(trades, basis: basis)
    score = account.score(single)
    metrics = account.metrics.merging(Self.metrics(single)) { first, _ in first }
    metrics["exposure"] = .some(Self.exposure(trades, first.start, through))
    // Whole days; the later half has the odd one.
    let middle = first.advanced(by: Int64(account.equity.count) / 2)
    let before = trades.filter { $0.closedAt < middle.start }
    let after = trades.filter { $0.closedAt >= middle.start }
    let earlier = BatchAccount(
      before, first, middle.advanced(by: -1), startingBalance, periodsPerYear, basis)
    let balance = earlier.equity.last ?? startingBalance
    let later = BatchAccount(
      after, middle, UTCDay(of: through), balance, periodsPerYear, basis)
    let scores = (
      earlier.score(TradeStatistics(before, basis: basis)), later.score(TradeStatistics(after, basis: basis))
    )
    if case (let old?, let new?) = scores, balance > 0 {
      metrics["score_trend"] = .some(new - old)
    } else {
      metrics["score_trend"] = .some(nil)
    }
  }

  private static func metrics(_ single: TradeStatistics) -> [String: Double?] {
    [
      "win_rate": single.winRate, "avg_trade_return": single.percents.mean,
      "profit_factor": single.profitFactor, "expectancy": single.expectancy,
      "expectancy_ratio": single.expectancyRatio, "sqn": single.sqn, "p_value": single.pValue,
      "max_win_streak": Double(single.streaks.wins), "max_loss_streak": Double(single.streaks.losses),
      "trade_count": Double(single.results.values.count), "best_trade": single.percents.values.max(),
      "worst_trade": single.percents.values.min(),
    ]
  }

  /// The union of all spans, one after the other by when they begin.
  private static func exposure(_ trades: [Trade], _ begin: Instant, _ through: Instant) -> Double? {
    guard !trades.isEmpty, through > begin, trades.allSatisfy({ $0.openedAt != nil }) else { return nil }
    let spans = trades.compactMap { trade in
      trade.openedAt.map { (start: max($0, begin), end: trade.closedAt) }
    }
    .sorted { $0.start < $1.start }
    var covered: Int64 = 0
    var end = begin
    for span in spans where span.end > max(span.start, end) {
      covered += (span.end - max(span.start, end)).nanoseconds
      end = span.end
    }
    return Double(covered) / Double((through - begin).nanoseconds)
  }
}

/// What the equity of a number of days says.
private struct BatchAccount {
  private(set) var equity: [Double] = []
  private(set) var metrics: [String: Double?] = [:]
  private var drawdown = 0.0

  init(
    _ trades: [Trade], _ first: UTCDay, _ last: UTCDay, _ balance: Double, _ periods: Double,
    _ basis: PerformanceConvention.Basis
  ) {
    let byDay = Dictionary(grouping: trades) { UTCDay(of: $0.closedAt).number }
    var now = balance
    var returns: [Double]? = []
    var (peak, below, longest, absolute) = (balance, 0, 0, 0.0)
    for day in first.number..<max(first.number, last.number + 1) {
      let closed = byDay[day] ?? []
      let next =
        basis == .realisedPnl
        ? now + closed.reduce(0) { $0 + ($1.pnl ?? 0) }
        : now * closed.reduce(1) { $0 * (1 + $1.pnlPercent / 100) }
      if now > 0 { returns?.append(next / now - 1) } else { returns = nil }
      equity.append(next)
      now = next
      below = next >= peak ? 0 : below + 1
      longest = max(longest, below)
      peak = max(peak, next)
      absolute = max(absolute, peak - next)
      drawdown = max(drawdown, (peak - next) / peak)
    }
    if now <= 0 { returns = nil }
    let sample = Sample(returns ?? [])
    let root = periods.squareRoot()
    let downside = sample.values.reduce(0) { $0 + min($1, 0) * min($1, 0) }
    let totalReturn = equity.last.map { $0 / balance - 1 }
    let cagr =
      returns == nil || equity.isEmpty
      ? nil : Logarithm.power(now / balance, periods / Double(equity.count)) - 1
    metrics = [
      "total_return": totalReturn, "sharpe_ratio": sample.signalToNoise.map { $0 * root },
      "sortino_ratio": downside > 0
        ? sample.mean.map { $0 / (downside / Double(sample.values.count)).squareRoot() * root } : nil,
      "calmar_ratio": drawdown > 0 ? cagr.map { [drawdown] in $0 / drawdown } : nil, "cagr": cagr,
      "volatility": sample.standardDeviation.map { $0 * root }, "max_drawdown": drawdown,
      "max_drawdown_percent": 100 * drawdown, "max_drawdown_absolute": absolute,
      "max_drawdown_duration": Double(longest),
    ]
  }

  func score(_ single: TradeStatistics) -> Double? {
    guard let winRate = single.winRate, let totalReturn = metrics["total_return"] ?? nil else { return nil }
    return PerformanceScore.value(
      totalReturn: totalReturn, sharpe: metrics["sharpe_ratio"] ?? nil, winRate: winRate, drawdown: drawdown,
      volatility: metrics["volatility"] ?? nil)
  }
}
