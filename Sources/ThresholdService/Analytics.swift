package import Engine
package import ThresholdCore

/// How often a user's thresholds adapted within some hours, and how its trades went meanwhile.
package struct Analytics: Sendable {
  /// The user, and the symbol that was asked for; global for all.
  package var key: Key
  package var hours: Int
  package var from: Instant
  package var through: Instant
  package var activity: UserActivity
  /// The trades of the hours, and of as many hours before.
  package var current: TradeFigures
  package var previous: TradeFigures
  /// The hours in equal parts, oldest first.
  package var parts: [Part]

  /// What happened within one part of the time.
  package struct Part: Sendable, Equatable {
    package var start: Instant
    package var adaptations: Int
    package var trades: TradeFigures
  }

  /// Figures of some trades. What cannot be computed without trades is absent.
  package struct TradeFigures: Sendable, Equatable {
    package var trades = 0
    package var winRate: Double?
    /// Mean of pnl_percent.
    package var averageReturn: Double?
    package var totalReturn = 0.0
    /// Gains divided by losses; absent without a loss.
    package var profitFactor: Double?

    init(_ trades: some Collection<Trade>) {
      self.trades = trades.count
      guard !trades.isEmpty else { return }
      totalReturn = trades.reduce(0) { $0 + $1.pnlPercent }
      winRate = Double(trades.count { $0.pnlPercent > 0 }) / Double(trades.count)
      averageReturn = totalReturn / Double(trades.count)
      let losses = trades.reduce(0) { $0 - min(0, $1.pnlPercent) }
      if losses > 0 { profitFactor = trades.reduce(0) { $0 + max(0, $1.pnlPercent) } / losses }
    }
  }

  /// Parts that the hours are cut into.
  static let partCount = 24

  init(key: Key, hours: Int, through: Instant, activity: UserActivity) {
    self.key = key
    self.hours = hours
    self.through = through
    self.activity = activity
    let from = through - .hours(Double(hours))
    self.from = from
    let recent = activity.trades.filter { $0.closedAt > from }
    current = TradeFigures(recent)
    previous = TradeFigures(activity.trades.filter { $0.closedAt <= from })
    let length = Span(nanoseconds: (through - from).nanoseconds / Int64(Self.partCount))
    parts = (0..<Self.partCount).map { index in
      let start = from + Span(nanoseconds: length.nanoseconds * Int64(index))
      // The last part takes what rounding left over.
      let end = index == Self.partCount - 1 ? through : start + length
      return Part(
        start: start, adaptations: activity.moved.count { $0 > start && $0 <= end },
        trades: TradeFigures(recent.filter { $0.closedAt > start && $0.closedAt <= end }))
    }
  }
}
