package import Repository
package import ThresholdCore

/// Results by day. A row holds exactly the trades of its scope and day that are marked as counted, in the order of their
/// closing, so that making it anew from them gives the same bytes; a trade is counted for its symbol and its user at once.
///
/// A trade that closes after all of its day is counted when it is recorded. Any other waits: appending it would tell runs of
/// another order. Whoever locks a day's rows may count; a user's are locked in their order.
extension RelationalTransaction {
  private static let place = [
    SQLColumn("user_id", .text), SQLColumn("symbol", .text), SQLColumn("day", .int),
  ]
  private static let isScope = "WHERE user_id = $1 AND symbol = $2"
  private static let closedInRange = "WHERE user_id = $1 AND closed_at > $2 AND closed_at <= $3"

  private static let lockDays = StoredDay.select("\(isScope) AND day = $3", each: place, lock: .update)
  private static let insertDays = StoredDay.insert("ON CONFLICT DO NOTHING")
  private static let updateDays = StoredDay.insert(
    "ON CONFLICT (user_id, symbol, day) DO UPDATE SET result = excluded.result")
  private static let selectDays = StoredDay.select("\(isScope) AND day >= $3 AND day <= $4 ORDER BY day")
  private static let selectDayPage = StoredDay.select(
    "WHERE user_id = $1 AND (symbol, day) > ($2, $3) ORDER BY symbol, day LIMIT $4")

  private static let insertTrades = CountedTrade.insert()
  // Not by symbol: SQLite would take the index of all the symbol's trades for it.
  private static let selectWaitingInRange = SQLStatement(
    "SELECT symbol, closed_at FROM trades \(closedInRange) AND counted = 0")
  private static let selectWaitingIDs = SQLStatement(
    "SELECT trade_id FROM trades WHERE user_id = $1 AND counted = 0")
  private static let selectWaiting = SQLStatement(
    "SELECT user_id, symbol, closed_at FROM trades WHERE counted = 0 ORDER BY user_id, closed_at LIMIT $1")
  private static let selectWaitingFor = SQLStatement(
    """
    SELECT user_id, symbol, closed_at FROM trades WHERE counted = 0 AND user_id = $2 ORDER BY closed_at LIMIT $1
    """)
  private static let count = SQLStatement(
    "UPDATE trades SET counted = 1 \(closedInRange) AND symbol = $4 AND counted = 0")
  private static let selectCounted = TradeRecord.select("\(closedInRange) AND counted = 1")

  /// Inserts trades, and counts those that close last.
  package func insert(_ trades: [TradeRecord]) throws {
    var days = try lockDays(trades.flatMap { Self.places(of: $0.trade.key, $0.trade.closedAt) })
    var counted: Set<OwnedID> = []
    var changed: Set<StoredDay.Place> = []
    for record in trades.sorted(by: { Trade.closedBefore($0.trade, $1.trade) }) {
      let trade = record.trade
      let places = Self.places(of: trade.key, trade.closedAt)
      guard places.allSatisfy({ days[$0]?.ends(before: trade) == true }) else { continue }
      for place in places { days[place]?.append(trade) }
      changed.formUnion(places)
      counted.insert(OwnedID(user: trade.key.user, id: trade.id))
    }
    try insert(
      trades.map { record in
        CountedTrade(
          record, isCounted: counted.contains(OwnedID(user: record.trade.key.user, id: record.trade.id)))
      }, by: Self.insertTrades)
    try put(changed, of: days)
  }

  /// Inserts trades that wait.
  package func restore(_ trades: [TradeRecord]) throws {
    try insert(trades.map { CountedTrade($0, isCounted: false) }, by: Self.insertTrades)
  }

  package func countTrades(of user: UserID?, limit: Int) throws -> Bool {
    let statement = user == nil ? Self.selectWaiting : Self.selectWaitingFor
    let values = [SQLValue.int(Int64(max(1, limit)))] + (user.map { [SQLValue($0)] } ?? [])
    let waiting = try query(statement, each: [values]) { row throws(RepositoryError) in
      (key: try row.key(), closedAt: try row.instant())
    }
    guard let user = waiting.first?.key.user else { return false }
    let places = waiting.prefix { $0.key.user == user }.flatMap { Self.places(of: $0.key, $0.closedAt) }
    var days = try lockDays(places)
    for place in days.keys {
      try execute(Self.count, Self.range(of: place.day, place.key.user) + [SQLValue(place.key.symbol)])
    }
    // Of all symbols: the user's own rows count them too.
    for day in Set(days.keys.map(\.day)) {
      let trades = try rows(Self.selectCounted, Self.range(of: day, user)).map(\.trade)
      for place in days.keys where place.day == day {
        days[place] = DailyResult(
          day: day, trades: trades.filter { place.key.symbol.isGlobal || $0.key == place.key })
      }
    }
    try put(Set(days.keys), of: days)
    return true
  }

  package func dailyResults(of scope: Key, from first: UTCDay, through: Instant) throws -> [DailyResult] {
    let last = UTCDay(of: through)
    guard first <= last else { return [] }
    let begin = first.start - Span(nanoseconds: 1)
    let answers = try ask([
      SQLQuestion(
        Self.selectDays.statement,
        each: [[SQLValue(scope.user), SQLValue(scope.symbol), .int(first.number), .int(last.number)]]),
      SQLQuestion(
        Self.selectWaitingInRange, each: [[SQLValue(scope.user), SQLValue(begin), SQLValue(through)]]),
    ])
    let stored = try Self.values(answers[0]) { row throws(RepositoryError) in try StoredDay(&row).result }
    var results = Dictionary(stored.map { ($0.day, $0) }) { first, _ in first }
    let waiting = try Self.values(answers[1]) { row throws(RepositoryError) in
      (symbol: Symbol(try row.text()), closedAt: try row.instant())
    }
    var incomplete = Set(
      waiting.filter { scope.symbol.isGlobal || $0.symbol == scope.symbol }.map { UTCDay(of: $0.closedAt) })
    // The last day may have trades that are closed later than asked for.
    if let closed = results[last]?.lastClosed, closed > through { incomplete.insert(last) }
    try read(incomplete, of: scope, through: through, into: &results)
    // What is made of trades tells everything, so that once is enough.
    let untold = Exposure.untold(Self.sorted(results), from: first)
    try read(Set(untold), of: scope, through: through, into: &results)
    return Self.sorted(results)
  }

  /// Makes `days` from all of their trades, counted or not, that were closed at or before `through`.
  private func read(
    _ days: Set<UTCDay>, of scope: Key, through: Instant, into results: inout [UTCDay: DailyResult]
  ) throws {
    for day in days { results[day] = nil }
    for run in Self.runs(of: days) {
      let trades = try trades(
        of: scope.user, symbol: scope.symbol, closedAfter: run.lowerBound.start - Span(nanoseconds: 1),
        through: min(run.upperBound.end, through))
      for result in DailyResult.days(of: trades) { results[result.day] = result }
    }
  }

  package func storedDays(of user: UserID, after place: StoredDay.Place?, limit: Int) throws -> [StoredDay] {
    try rows(
      Self.selectDayPage,
      [
        SQLValue(user), .text(place?.key.symbol.value ?? ""), .int(place?.day.number ?? .min),
        .int(Int64(max(0, limit))),
      ])
  }

  package func waitingTrades(of user: UserID) throws -> Set<String> {
    Set(
      try query(Self.selectWaitingIDs, each: [[SQLValue(user)]]) { row throws(RepositoryError) in
        try row.text()
      })
  }

  /// Makes the rows of `places` if needed, locks them in sorted order and returns them.
  private func lockDays(_ places: [StoredDay.Place]) throws(RepositoryError) -> [StoredDay.Place: DailyResult]
  {
    try making(
      places, by: Self.insertDays, { StoredDay(key: $0.key, result: DailyResult(day: $0.day)).values }
    ) { () throws(RepositoryError) -> [StoredDay.Place: DailyResult] in
      let each = Set(places).sorted().map {
        [SQLValue($0.key.user), SQLValue($0.key.symbol), .int($0.day.number)]
      }
      let found = try rows(Self.lockDays, each: each)
      return Dictionary(found.map { ($0.place, $0.result) }) { first, _ in first }
    }
  }

  private func put(
    _ places: Set<StoredDay.Place>, of days: [StoredDay.Place: DailyResult]
  ) throws(RepositoryError) {
    let changed = places.sorted().compactMap { place in
      days[place].map { StoredDay(key: place.key, result: $0) }
    }
    try insert(changed, by: Self.updateDays)
  }

  /// Where a trade is counted.
  private static func places(of key: Key, _ closedAt: Instant) -> Set<StoredDay.Place> {
    let day = UTCDay(of: closedAt)
    return [.init(key: key, day: day), .init(key: key.global, day: day)]
  }

  private static func range(of day: UTCDay, _ user: UserID) -> [SQLValue] {
    [SQLValue(user), SQLValue(day.start - Span(nanoseconds: 1)), SQLValue(day.end)]
  }

  /// Days that follow each other, together.
  private static func runs(of days: Set<UTCDay>) -> [ClosedRange<UTCDay>] {
    days.sorted().reduce(into: []) { runs, day in
      if let last = runs.last, last.upperBound.advanced(by: 1) == day {
        runs[runs.count - 1] = last.lowerBound...day
      } else {
        runs.append(day...day)
      }
    }
  }

  /// In order, without days on which nothing is counted.
  private static func sorted(_ results: [UTCDay: DailyResult]) -> [DailyResult] {
    results.values.filter { $0.count > 0 }.sorted { $0.day < $1.day }
  }
}
