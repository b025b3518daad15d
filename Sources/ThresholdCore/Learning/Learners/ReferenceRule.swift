/// The reference's rule made sound: what was traded is scored, and all thresholds tighten when the score is poor and
/// loosen when it is good.
///
/// Over the last `performanceWindow` outcomes of signals that the live thresholds accepted, u moves by
/// learningRate * 2 (1/2 - score), the score being `PerformanceScore` with the reference's weights. Made sound: the move is
/// in coordinates, so that every parameter moves the same way and by the same part of its range (the reference loosened RSI
/// when it meant to tighten, and divided by defaults of 0); with fewer than 20 such outcomes nothing moves (the
/// reference read zeros, the worst score). It learns nothing of rejected signals and cannot tell the parameters apart.
package struct ReferenceRule: LearningRule {
  package let name = "reference"
  package let version = 1
  package let stakes = StakeTerms.byPayoffs

  /// Fewest outcomes that are scored.
  package static let outcomesMin = 20

  package init() {}

  package func difference(_ view: LearnerView, propensity: Double, weights: [Double]) -> Double {
    SoftPolicy.weight(propensity: propensity) * SoftPolicy.difference(view)
  }

  package func propose(_ task: Learner.Task) -> PerParameter<Double> {
    let returns = task.window.outcomes.lazy.filter(\.view.liveAccepted)
      .suffix(task.configuration.performanceWindow).map { $0.pnlPercent / 100 }
    guard returns.count >= Self.outcomesMin else { return task.limited(task.u) }
    let move = task.configuration.learningRate * 2 * (0.5 - Self.score(Array(returns)))
    return task.limited(task.u.map { $1 + move })
  }

  /// The reference's score of returns as if each had been the whole account's; Sharpe and volatility of the window.
  static func score(_ returns: [Double]) -> Double {
    let count = Double(returns.count)
    let mean = returns.reduce(0, +) / count
    let variance = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let deviation = (variance * count).squareRoot()
    var equity = 1.0
    var peak = 1.0
    var drawdown = 0.0
    for value in returns {
      equity *= max(0, 1 + value)
      peak = max(peak, equity)
      drawdown = max(drawdown, 1 - equity / peak)
    }
    return PerformanceScore.value(
      totalReturn: equity - 1, sharpe: deviation > 0 ? mean * count / deviation : nil,
      winRate: Double(returns.count { $0 > 0 }) / count, drawdown: drawdown, volatility: deviation)
  }
}
