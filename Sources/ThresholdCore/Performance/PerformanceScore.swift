/// The reference's weighted score, for reports and alerts; no learner follows it.
///
/// The weighted sum of five parts, each brought to 0...1 first, then moved and scaled so that it is 0 at its least and 1
/// at its greatest:
/// - R = 1/(1 + exp(-10 r)) of the total return r: 10 % give 0.73;
/// - S = 1/(1 + exp(-s)) of the annualised Sharpe ratio s, 1/2 where that is undefined;
/// - W the win rate; D the drawdown as a fraction and V the annualised volatility, both at most 1.
///
/// With the reference's weights: 0.25 + 0.3 R + 0.25 S + 0.2 W - 0.15 D - 0.1 V. It added unlike units; the
/// normalisation is ours.
package enum PerformanceScore {
  package static func value(
    totalReturn: Double, sharpe: Double?, winRate: Double, drawdown: Double, volatility: Double?,
    weights: PerformanceWeights = .standard
  ) -> Double {
    let sum =
      weights.totalReturn * logistic(10 * totalReturn) + weights.sharpe * logistic(sharpe ?? 0)
      + weights.winRate * winRate + weights.drawdown * min(drawdown, 1)
      + weights.volatility * min(volatility ?? 0, 1)
    let (lowest, highest) = weights.range
    return (sum - lowest) / (highest - lowest)
  }

  /// Of a whole account; `nil` without trades, or if sums left the range of doubles.
  static func value(
    _ account: AccountStatistics, _ single: TradeFigures, _ weights: PerformanceWeights
  ) -> Double? {
    guard let winRate = single.winRate, let totalReturn = account.totalReturn else { return nil }
    let score = value(
      totalReturn: totalReturn, sharpe: account.sharpe, winRate: winRate,
      drawdown: account.drawdown.fraction, volatility: account.volatility, weights: weights)
    return score.isFinite ? score : nil
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + Logarithm.exponential(-x)) }
}
