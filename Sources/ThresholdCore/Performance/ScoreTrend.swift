/// The score of the later half of a number of days less that of the earlier.
///
/// The halves are whole days, so that they add up from what is known of days; of an odd number the later half has one more,
/// because the last day is seldom over.
struct ScoreTrend {
  /// The first and the last day.
  let from: UTCDay
  let through: UTCDay
  let basis: PerformanceConvention.Basis
  let periodsPerYear: Double
  let weights: PerformanceWeights

  /// - Parameter days: of the whole time, in order.
  /// - Returns: `nil` unless both halves have trades, and something was left for the later.
  func value(_ days: [DailyResult], startingBalance: Double) -> Double? {
    let middle = from.advanced(by: max(0, through.number - from.number + 1) / 2)
    let earlier = half(
      days.filter { $0.day < middle }, from, middle.advanced(by: -1), startingBalance: startingBalance)
    guard let before = earlier.score, earlier.end > 0 else { return nil }
    let later = half(days.filter { $0.day >= middle }, middle, through, startingBalance: earlier.end)
    return later.score.map { $0 - before }
  }

  private func half(
    _ days: [DailyResult], _ first: UTCDay, _ last: UTCDay, startingBalance: Double
  ) -> (score: Double?, end: Double) {
    let equity = DailyEquity(
      days: days, from: first, through: last, startingBalance: startingBalance, basis: basis)
    let score = PerformanceScore.value(
      AccountStatistics(equity, periodsPerYear: periodsPerYear), TradeFigures(days, basis: basis), weights)
    return (score, equity.equity.last ?? startingBalance)
  }
}
