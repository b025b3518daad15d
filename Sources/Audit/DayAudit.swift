internal import Engine
internal import Repository
internal import ThresholdCore

/// Holds what is added up of a user's days against the trades that are counted there, in one snapshot.
struct DayAudit {
  private let user: UserID
  private let transaction: any ReadTransaction
  /// Ids of trades that are not counted yet.
  private let waiting: Set<String>
  /// How many trades each day should count.
  private var counts: [StoredDay.Place: Int64] = [:]

  init(_ user: UserID, in transaction: any ReadTransaction) throws {
    self.user = user
    self.transaction = transaction
    waiting = try transaction.waitingTrades(of: user)
  }

  /// Takes in some of the user's trades; all must come.
  mutating func take(_ page: [TradeRecord]) {
    for trade in page.lazy.map(\.trade) where !waiting.contains(trade.id) {
      let day = UTCDay(of: trade.closedAt)
      for key in Set([trade.key, trade.key.global]) { counts[.init(key: key, day: day), default: 0] += 1 }
    }
  }

  /// What is wrong, and where.
  mutating func findings() throws -> [Finding] {
    var found: [Finding] = []
    var last: StoredDay.Place?
    while true {
      let page = try transaction.storedDays(of: user, after: last, limit: KeyAudit.pageRows)
      for day in page {
        let expected = counts.removeValue(forKey: day.place) ?? 0
        if let what = try difference(day, expected) { found.append(Finding(day.key, what)) }
      }
      last = page.last?.place
      if page.count < KeyAudit.pageRows { break }
    }
    for (place, count) in counts.sorted(by: { $0.key < $1.key }) {
      found.append(
        Finding(
          place.key, "\(Self.text(place.day)): \(count) trades are counted in a result that is not there"))
    }
    return found
  }

  /// Made anew from its trades a day is the same bit for bit, because both add up in the order of closing.
  private func difference(_ stored: StoredDay, _ count: Int64) throws -> String? {
    let day = stored.result.day
    guard stored.result.count == count else {
      return "\(Self.text(day)): the result is of \(stored.result.count) trades, \(count) are counted in it"
    }
    let trades = try transaction.trades(
      of: user, symbol: stored.key.symbol, closedAfter: day.start - Span(nanoseconds: 1), through: day.end)
    let again = DailyResult(day: day, trades: trades.filter { !waiting.contains($0.id) })
    return again.encoded() == stored.result.encoded()
      ? nil : "\(Self.text(day)): the result is not that of its trades"
  }

  private static func text(_ day: UTCDay) -> Substring { day.start.text.prefix(10) }
}
