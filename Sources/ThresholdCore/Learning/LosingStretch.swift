/// The losing stretch that the adaptation cooldown asks about: is the mean of the last trades below 0 beyond chance?
package enum LosingStretch {
  /// Fewest trades that are looked at.
  package static let tradesMin = 20
  /// The t statistic below which loosening is blocked; source: learning.md, Safeguards.
  package static let statisticMin = -2.0

  /// t = mean / (standard deviation / sqrt n) of the trades closed after `ended`, or `nil` if they are too few or none
  /// differs from another.
  package static func statistic(_ trades: [ClosedReturn], closedAfter ended: Instant?) -> Double? {
    let returns = trades.prefix(JournalInput.recentTradesMax)
      .filter { trade in ended.map { trade.closedAt > $0 } ?? true }.map(\.pnlPercent)
    guard returns.count >= tradesMin else { return nil }
    let count = Double(returns.count)
    let mean = returns.reduce(0, +) / count
    let squares = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > 0 else { return mean < 0 ? -.infinity : nil }
    return mean / (squares / (count - 1) / count).squareRoot()
  }
}
