package import ThresholdCore

extension PerformanceReport {
  /// Of the trades themselves, in any order; those not closed in the time are left out.
  package init(
    trades: [Trade], from first: UTCDay, through: Instant, startingBalance: Double, periodsPerYear: Double,
    weights: PerformanceWeights = .standard
  ) {
    let trades = trades.filter { UTCDay(of: $0.closedAt) >= first && $0.closedAt <= through }
    self.init(
      days: DailyResult.days(of: trades), from: first, through: through, startingBalance: startingBalance,
      periodsPerYear: periodsPerYear, weights: weights)
  }

  /// Where it differs from `batch` by more than 1e-9, as sentences.
  package func differences(from batch: BatchReport) -> [String] {
    var found: [String] = []
    func compare(_ name: String, _ value: Double?, _ expected: Double?) {
      switch (value, expected) {
      case (nil, nil): return
      // Beside what rounding leaves of a sum that is 0.
      case (let value?, let expected?) where abs(value - expected) <= 1e-9 * abs(expected) + 1e-12: return
      default: found.append("\(name) is \(value as Any), the batch has \(expected as Any)")
      }
    }
    for metric in metrics { compare(metric.name, metric.value, batch.metrics[metric.name] ?? nil) }
    compare("score", score, batch.score)
    if Set(metrics.map(\.name)) != Set(batch.metrics.keys) { found.append("they have other metrics") }
    if convention.basis != batch.basis { found.append("the basis is \(convention.basis)") }
    return found
  }
}
