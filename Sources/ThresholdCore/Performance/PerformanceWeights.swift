/// What counts how much in the performance score (WEIGHT_...); a negative weight counts against it.
package struct PerformanceWeights: Sendable, Equatable {
  package var totalReturn = 0.3
  package var sharpe = 0.25
  package var winRate = 0.2
  package var drawdown = -0.15
  package var volatility = -0.1

  /// Those of the reference.
  package static let standard = PerformanceWeights()

  package init() {}

  private var all: [Double] { [totalReturn, sharpe, winRate, drawdown, volatility] }

  /// The least and the greatest weighted sum of five parts that lie between 0 and 1.
  package var range: (lowest: Double, highest: Double) {
    (all.reduce(0) { $0 + min($1, 0) }, all.reduce(0) { $0 + max($1, 0) })
  }
}
