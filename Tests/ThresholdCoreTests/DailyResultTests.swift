import BatchPerformance
import Testing
import ThresholdCore

/// Days that were filled trade by trade say the same as all trades together.
@Suite("Daily results")
struct DailyResultTests {
  /// What closes last is appended, for the rest the day is made anew.
  private static func days(_ arriving: [Trade]) -> [DailyResult] {
    var days: [UTCDay: DailyResult] = [:]
    var stored: [Trade] = []
    for trade in arriving {
      stored.append(trade)
      let number = UTCDay(of: trade.closedAt)
      var day = days[number] ?? DailyResult(day: number)
      if day.ends(before: trade) { day.append(trade) } else { day = DailyResult(day: number, trades: stored) }
      days[number] = day
    }
    return days.values.sorted { $0.day < $1.day }
  }

  @Test(
    "of random trades, also late ones, on both bases, give the batch's report to 1e-9", arguments: 0..<160)
  func likeTheBatch(seed: Int) throws {
    var generator = TradeGenerator(seed: UInt64(seed))
    var kind = TradeGenerator.Kind()
    kind.withoutProfit = seed % 2
    kind.withoutOpening = seed % 5 == 4 ? 1 : 0
    kind.days = [20, 19, 1, 2, 40][seed % 5]
    // From scalps to positions that are held for weeks.
    kind.heldMax = [Span.minutes(20), .hours(3), .hours(30), .days(9)][seed / 5 % 4]
    let trades = generator.trades(1 + seed * 7 % 500, of: UserID("u"), kind)
    let first = TradeGenerator.first.advanced(by: seed % 3 == 0 ? 0 : kind.days / 4)
    let last = TradeGenerator.first.advanced(by: kind.days - 1)
    let through = seed % 4 == 0 ? last.start + .hours(13) : last.end
    let known = trades.filter { $0.closedAt <= through }
    var days = Self.days(known).filter { $0.day >= first }
    let untold = Set(Exposure.untold(days, from: first))
    let told = DailyResult.days(of: known)
    days = days.map { day in untold.contains(day.day) ? told.first { $0.day == day.day } ?? day : day }
    #expect(Exposure.untold(days, from: first).isEmpty)
    let report = PerformanceReport(
      days: days, from: first, through: through, startingBalance: 10_000, periodsPerYear: 365)
    let batch = BatchReport(
      trades, from: first, through: through, startingBalance: 10_000, periodsPerYear: 365)
    #expect(report.differences(from: batch) == [], "seed \(seed)")
    #expect(report.tradeCount == known.count { UTCDay(of: $0.closedAt) >= first })
  }

  @Test("come back from storage as they were", arguments: 0..<20)
  func coding(seed: Int) throws {
    var generator = TradeGenerator(seed: UInt64(seed))
    var kind = TradeGenerator.Kind()
    (kind.withoutProfit, kind.withoutOpening, kind.heldMax) = (2, 10, .hours(seed % 2 == 0 ? 1 : 40))
    for day in Self.days(generator.trades(400, of: UserID("u"), kind)) + [
      DailyResult(day: UTCDay(number: -7))
    ] {
      let bytes = day.encoded()
      #expect(try DailyResult(decoding: bytes) == day)
      // A row of one stays small, however many trades the day has.
      #expect(bytes.count < 560)
      for length in [0, 1, 9, bytes.count - 1] {
        #expect(throws: CorruptRecord.self) { try DailyResult(decoding: Array(bytes.prefix(length))) }
      }
    }
  }

  @Test("what was open before a moment of the day is told exactly or not at all", arguments: 0..<300)
  func open(seed: Int) {
    var generator = TradeGenerator(seed: UInt64(seed))
    var kind = TradeGenerator.Kind()
    (kind.days, kind.heldMax, kind.late) = (1, [.minutes(5), .hours(1), .hours(9), .hours(30)][seed % 4], 0)
    let trades = generator.trades(1 + seed % 70, of: UserID("u"), kind)
    var told = 0
    for spansMax in [1, 2, 5, 8, .max] {
      let open = DailyResult(day: TradeGenerator.first, trades: trades, spansMax: spansMax).open
      #expect(open.spans.count <= spansMax)
      for minute in stride(from: Int64(0), through: 1_440, by: 90) {
        let moment = minute * 60_000_000_000
        guard let length = open.length(before: moment) else { continue }
        told += 1
        #expect(
          length == Self.length(trades, before: moment), "seed \(seed), \(spansMax) spans, minute \(minute)")
      }
    }
    // All of the last, which keeps every span.
    #expect(told >= 17)
  }

  /// By the ends of spans in order of time.
  private static func length(_ trades: [Trade], before moment: Int64) -> Int64 {
    let midnight = TradeGenerator.first.start
    var events: [(at: Int64, step: Int)] = []
    for trade in trades {
      let begin = max(0, ((trade.openedAt ?? trade.closedAt) - midnight).nanoseconds)
      let end = min(moment, (trade.closedAt - midnight).nanoseconds)
      if begin < end { events += [(begin, 1), (end, -1)] }
    }
    var (length, depth, since) = (Int64(0), 0, Int64(0))
    for event in events.sorted(by: { $0.at == $1.at ? $0.step > $1.step : $0.at < $1.at }) {
      if depth == 0 { since = event.at }
      depth += event.step
      if depth == 0 { length += event.at - since }
    }
    return length
  }

  @Test("results beyond the range of doubles make figures absent, and harm nothing else")
  func overflow() {
    let trades = [1.7e308, 1.7e308, -1.7e308, .infinity].enumerated().map { index, pnl in
      Trade(
        id: "t\(index)", key: Key(user: UserID("u"), symbol: Symbol("S")), side: .buy, pnl: pnl,
        pnlPercent: 1,
        closedAt: TradeGenerator.first.start + .hours(Double(index)))
    }
    let report = PerformanceReport(
      trades: trades, from: TradeGenerator.first, through: TradeGenerator.first.end, startingBalance: 1_000,
      periodsPerYear: 365)
    for metric in report.metrics { #expect(metric.value?.isFinite ?? true, "\(metric.name)") }
    #expect(report[name: "trade_count"]?.value == 4)
    #expect(report[name: "win_rate"]?.value == 0.75)
    #expect(report.score?.isFinite ?? true)
  }
}
