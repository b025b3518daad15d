/// The reference's weighted score, for reports and alerts; no learner follows it.
///
/// score = 0.25 + 0.3 R + 0.25 S + 0.2 W - 0.15 D - 0.1 V, each part brought to 0...1 first:
/// - R = 1/(1 + exp(-10 r)) of the total return r: 10 % give 0.73;
/// - S = 1/(1 + exp(-s)) of the annualised Sharpe ratio s, 1/2 where that is undefined;
/// - W the win rate; D the drawdown as a fraction and V the annualised volatility, both at most 1.
///
/// The weights are the reference's. It added unlike units; the normalisation is ours. The summand 0.25 brings the whole
/// to 0...1.
package enum PerformanceScore {
  package static func value(
    totalReturn: Double, sharpe: Double?, winRate: Double, drawdown: Double, volatility: Double?
  ) -> Double {
    0.25 + 0.3 * logistic(10 * totalReturn) + 0.25 * logistic(sharpe ?? 0) + 0.2 * winRate
      - 0.15 * min(drawdown, 1) - 0.1 * min(volatility ?? 0, 1)
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + Logarithm.exponential(-x)) }
}
