import Backends
import BatchPerformance
import Repository
import Testing
import ThresholdCore

/// Results by day, in every repository: always what the trades come to, in whatever order and company they arrive.
@Suite("Results by day", .timeLimit(.minutes(5)))
struct DayContractTests {
  private static let alice = UserID("alice")
  private static let bob = UserID("bob")

  private static func record(_ trade: Trade) -> TradeRecord {
    TradeRecord(trade: trade, notLearnedReason: "NO_DECISION", recordedAt: trade.closedAt)
  }

  private static func kind(_ seed: Int) -> TradeGenerator.Kind {
    var kind = TradeGenerator.Kind()
    (kind.days, kind.symbols) = (12, 3)
    kind.withoutProfit = seed % 3 == 2 ? 1 : 0
    kind.withoutOpening = seed % 4 == 3 ? 2 : 0
    kind.heldMax = [Span.minutes(30), .hours(5), .days(3)][seed % 3]
    kind.late = [5, 40][seed % 2]
    return kind
  }

  /// Compares every scope of a user over several times with the batch of `trades`, and each row with what it counts.
  private static func check(
    _ store: any Repository, _ user: UserID, _ trades: [Trade], _ comment: Comment
  ) async throws {
    let symbols = [Symbol.global] + Set(trades.map(\.key.symbol)).sorted()
    let (first, end) = (TradeGenerator.first, TradeGenerator.first.advanced(by: 11).end)
    let times = [
      (first.advanced(by: -18), end), (first, end), (first.advanced(by: 5), end - .hours(7)),
      (first.advanced(by: 11), end), (first.advanced(by: 3), first.advanced(by: 6).start + .hours(10)),
    ]
    try await store.read { transaction throws in
      for symbol in symbols {
        let scope = Key(user: user, symbol: symbol)
        let own = trades.filter { symbol.isGlobal || $0.key == scope }
        for (first, through) in times {
          let days = try transaction.dailyResults(of: scope, from: first, through: through)
          let report = PerformanceReport(
            days: days, from: first, through: through, startingBalance: 10_000, periodsPerYear: 365)
          let batch = BatchReport(
            own, from: first, through: through, startingBalance: 10_000, periodsPerYear: 365)
          #expect(report.differences(from: batch) == [], comment)
        }
      }
      let waiting = try transaction.waitingTrades(of: user)
      #expect(waiting.isSubset(of: trades.map(\.id)), comment)
      let counted = trades.filter { !waiting.contains($0.id) }
      var rows: [StoredDay] = []
      while true {
        let page = try transaction.storedDays(of: user, after: rows.last?.place, limit: 7)
        rows += page
        if page.count < 7 { break }
      }
      #expect(rows.map(\.place) == rows.map(\.place).sorted())
      for row in rows {
        let own = counted.filter { row.key.symbol.isGlobal || $0.key == row.key }
        let again = DailyResult(day: row.result.day, trades: own)
        #expect(row.result.encoded() == again.encoded(), "\(row.place): \(comment)")
      }
      for (symbol, own) in Dictionary(grouping: counted, by: \.key.symbol) {
        let places = Set(own.map { StoredDay.Place(key: $0.key, day: UTCDay(of: $0.closedAt)) })
        #expect(places.isSubset(of: rows.map(\.place)), "\(symbol): \(comment)")
      }
      #expect(
        rows.filter(\.key.symbol.isGlobal).reduce(0) { $0 + $1.result.count } == Int64(counted.count), comment
      )
    }
  }

  @Test(
    "random trades in random order, some of them twice, give the batch's figures at any time",
    arguments: Backend.allCases, 0..<4)
  func likeTheBatch(backend: Backend, seed: Int) async throws {
    try await backend.withStore { store in
      var generator = TradeGenerator(seed: UInt64(seed))
      var left = generator.trades(240, of: Self.alice, Self.kind(seed))
      let bobs = generator.trades(30, of: Self.bob, Self.kind(seed))
      try await store.write { try $0.insert(bobs.map(Self.record)) }
      var recorded: [Trade] = []
      while !left.isEmpty {
        let group = Array(left.prefix(Int.random(in: 1...25, using: &generator)))
        left.removeFirst(group.count)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0 where !recorded.isEmpty:
          // A repeated trade among new ones: nothing of it all stays.
          let twice = recorded[Int.random(in: 0..<recorded.count, using: &generator)]
          let error = await #expect(throws: RepositoryError.self) {
            try await store.write { try $0.insert((group + [twice]).map(Self.record)) }
          }
          #expect(error?.kind == .conflict)
          left = group + left
          continue
        case 1:
          // A body that fails after its writes.
          await #expect(throws: Failure.self) {
            try await store.write { transaction in
              try transaction.insert(group.map(Self.record))
              throw Failure()
            }
          }
          left = group + left
          continue
        case 2, 3:
          // As an import has it, or a program that knows nothing of days.
          try await store.write { try $0.restore(group.map(Self.record)) }
        default:
          try await store.write { try $0.insert(group.map(Self.record)) }
        }
        recorded += group
        if Int.random(in: 0..<6, using: &generator) == 0 {
          _ = try await store.write { try $0.countTrades(of: nil, limit: 5) }
        }
        if Int.random(in: 0..<5, using: &generator) == 0 {
          try await Self.check(store, Self.alice, recorded, "seed \(seed), \(recorded.count) trades")
        }
      }
      try await Self.check(store, Self.alice, recorded, "seed \(seed), all")
      var rounds = 0
      while try await store.write({ try $0.countTrades(of: nil, limit: 20) }) {
        rounds += 1
        try #require(rounds < 1_000, "it never ends")
      }
      #expect(try await store.read { try $0.waitingTrades(of: Self.alice) } == [])
      try await Self.check(store, Self.alice, recorded, "seed \(seed), all counted")
      try await Self.check(store, Self.bob, bobs, "seed \(seed), the other user")
    }
  }

  private struct Failure: Error {}

  @Test(
    "writers at the same time, upkeep beside them, lose and double nothing",
    arguments: [Backend.sqlite, .postgresql, .pgbouncer])
  func together(backend: Backend) async throws {
    try await backend.withStore { store in
      var generator = TradeGenerator(seed: 77)
      var kind = Self.kind(0)
      (kind.symbols, kind.late) = (2, 30)
      let trades = generator.trades(360, of: Self.alice, kind)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<6 {
          group.addTask {
            let own = trades.enumerated().filter { $0.offset % 6 == writer }.map(\.element)
            for start in stride(from: 0, to: own.count, by: 4) {
              let part = own[start..<min(start + 4, own.count)].map(Self.record)
              try await store.write(deadline: .now + .seconds(60)) { try $0.insert(part) }
            }
          }
        }
        group.addTask {
          for _ in 0..<30 {
            _ = try await store.write(deadline: .now + .seconds(60)) { try $0.countTrades(of: nil, limit: 9) }
          }
        }
        try await group.waitForAll()
      }
      try await Self.check(store, Self.alice, trades, "as the writers left it")
      while try await store.write({ try $0.countTrades(of: Self.alice, limit: 50) }) {}
      try await Self.check(store, Self.alice, trades, "all counted")
    }
  }

  @Test("a trade that closes after what is asked for is left out", arguments: Backend.allCases)
  func later(backend: Backend) async throws {
    try await backend.withStore { store in
      let first = TradeGenerator.first
      let trades = [1.0, 5, 9].map { hours in
        Trade(
          id: "t\(hours)", key: Key(user: Self.alice, symbol: Symbol("S")), side: .buy, pnl: hours,
          pnlPercent: hours, openedAt: first.start + .hours(hours - 0.5),
          closedAt: first.start + .hours(hours))
      }
      try await store.write { try $0.insert(trades.map(Self.record)) }
      try await store.read { transaction throws in
        for (hours, count) in [(0.5, 0), (1.0, 1), (4.0, 1), (5.0, 2), (8.9, 2), (24.0, 3)] {
          let through = first.start + .hours(hours)
          for scope in [trades[0].key, trades[0].key.global] {
            let days = try transaction.dailyResults(of: scope, from: first, through: through)
            #expect(days.reduce(0) { $0 + $1.count } == Int64(count), "\(hours)")
          }
        }
        #expect(
          try transaction.dailyResults(
            of: trades[0].key, from: first.advanced(by: 1), through: first.end
          ).isEmpty)
        #expect(
          try transaction.dailyResults(
            of: Key(user: Self.bob, symbol: .global), from: first, through: first.end
          ).isEmpty)
      }
    }
  }

  @Test("a day with more spans than a row keeps is told from its trades", arguments: Backend.allCases)
  func manySpans(backend: Backend) async throws {
    try await backend.withStore { store in
      let first = TradeGenerator.first
      // Scalps of a day, and one that was opened in the midst of them and is held over midnight.
      var trades = (0..<120).map { index in
        let closedAt = first.start + .minutes(Double(index) * 10 + 9)
        return Trade(
          id: "t\(index)", key: Key(user: Self.alice, symbol: Symbol("S")), side: .buy, pnl: 1, pnlPercent: 1,
          openedAt: closedAt - .minutes(4), closedAt: closedAt)
      }
      trades.append(
        Trade(
          id: "long", key: trades[0].key, side: .buy, pnl: 1, pnlPercent: 1,
          openedAt: first.start + .hours(6), closedAt: first.advanced(by: 1).start + .hours(3)))
      let all = trades
      try await store.write { try $0.insert(all.map(Self.record)) }
      try await Self.check(store, Self.alice, all, "scalps and a long one")
      let report = try await store.read { transaction throws in
        let through = first.advanced(by: 1).end
        return PerformanceReport(
          days: try transaction.dailyResults(of: all[0].key, from: first, through: through), from: first,
          through: through, startingBalance: 100, periodsPerYear: 365)
      }
      // 36 scalps of 4 minutes before 06:00, and 21 hours of the long one, in 48 hours less a nanosecond.
      let exposure = try #require(report[name: "exposure"]?.value)
      #expect(abs(exposure - (36 * 4 + 21 * 60) / 2_880.0) < 1e-9)
    }
  }
}
