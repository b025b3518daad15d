/// The trades of a scope that were closed on one UTC day, as performance needs them.
///
/// A trade that closes last is appended in O(1). One that comes late, before another of its day, changes runs in the middle of
/// the day, which no summary can tell: then the day is made anew from its trades.
package struct DailyResult: Sendable, Equatable {
  package let day: UTCDay
  /// In account currency; of trades that came with a profit.
  package var profits = ResultTotals()
  package var percents = ResultTotals()
  /// Product of 1 + percent / 100: what the day does to an equity that is chained.
  package var growth = 1.0
  /// In percent; `nil` without trades.
  package var best: Double?
  package var worst: Double?
  /// Trades that came without a profit in account currency.
  package var withoutProfit: Int64 = 0
  package var open = OpenTime()
  /// When the last of them was closed, and its id.
  package var lastClosed: Instant?
  package var lastID = ""

  package init(day: UTCDay) { self.day = day }

  /// Those of `trades` that were closed on `day`; in any order.
  /// - Parameter spansMax: as a stored day has it; `.max` tells everything of `open`.
  package init(day: UTCDay, trades: some Sequence<Trade>, spansMax: Int = OpenTime.spansMax) {
    self.init(day: day)
    let own = trades.filter { UTCDay(of: $0.closedAt) == day }.sorted(by: Trade.closedBefore)
    for trade in own { append(trade, spansMax: spansMax) }
  }

  /// The days of `trades`, in order, each of which tells everything; in any order.
  package static func days(of trades: some Sequence<Trade>) -> [DailyResult] {
    Dictionary(grouping: trades) { UTCDay(of: $0.closedAt) }.sorted { $0.key < $1.key }
      .map { DailyResult(day: $0.key, trades: $0.value, spansMax: .max) }
  }

  /// Trades that are in it.
  package var count: Int64 { percents.moments.count }

  /// Whether `trade` closes after all that are there, so that it can be appended.
  package func ends(before trade: Trade) -> Bool {
    guard let lastClosed else { return true }
    return lastClosed == trade.closedAt ? lastID.precedes(trade.id) : lastClosed < trade.closedAt
  }

  /// Appends a trade of the day that closes last.
  package mutating func append(_ trade: Trade, spansMax: Int = OpenTime.spansMax) {
    percents.append(trade.pnlPercent)
    growth *= 1 + trade.pnlPercent / 100
    best = max(best ?? trade.pnlPercent, trade.pnlPercent)
    worst = min(worst ?? trade.pnlPercent, trade.pnlPercent)
    if let pnl = trade.pnl { profits.append(pnl) } else { withoutProfit += 1 }
    open.append(trade, on: day, spansMax: spansMax)
    lastClosed = trade.closedAt
    lastID = trade.id
  }
}

extension Trade {
  /// In the order of closing; what was closed at the same time stands by the bytes of its id.
  package static func closedBefore(_ a: Trade, _ b: Trade) -> Bool {
    a.closedAt == b.closedAt ? a.id.precedes(b.id) : a.closedAt < b.closedAt
  }
}
