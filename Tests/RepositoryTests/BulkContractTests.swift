import Repository
import Testing
import ThresholdCore

/// Reading all rows of an owner in pages, and writing them to another store, in every repository.
@Suite("Bulk reading and writing")
struct BulkContractTests {
  private static let other = Key(user: UserID("bob"), symbol: Symbol("ETHUSDT"))
  /// Out of order, and not in the order of Unicode's collation.
  private static let ids = ["b", "a", "B", "a-2", "a-10", "z", "Z"]
  private static let sortedIDs = ["B", "Z", "a", "a-10", "a-2", "b", "z"]

  /// What `page` gives from beginning to end, two rows at a time, and nothing for a limit of 0.
  private func pages<Row>(_ page: (Row?, Int) throws -> [Row]) throws -> [Row] {
    #expect(try page(nil, 0).isEmpty)
    var rows: [Row] = []
    while true {
      let next = try page(rows.last, 2)
      #expect(next.count <= 2)
      if next.isEmpty { return rows }
      rows += next
    }
  }

  @Test("pages make up all rows of their owner, by the bytes of their ids", arguments: Backend.allCases)
  func pages(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        for id in Self.ids {
          _ = try transaction.lockUser(UserID(id))
          try transaction.insert([Sample.decision(id), Sample.decision(id, Self.other)])
          try transaction.insert([Sample.trade(id), Sample.trade(id, Self.other)])
          try transaction.insert([
            OutcomeReport(
              user: Sample.user, id: id, fingerprint: [1], notLearnedReason: nil,
              recordedAt: Sample.instant(1))
          ])
          try transaction.insert(Sample.request(id))
        }
      }
      try await store.read { transaction throws in
        let user = Sample.user
        #expect(
          try pages { try transaction.users(after: $0?.id, limit: $1) }.map(\.id.value) == Self.sortedIDs)
        let decisions = try pages {
          try transaction.storedDecisions(of: user, after: $0?.decision.id, limit: $1)
        }
        #expect(decisions.map(\.decision) == Self.sortedIDs.map { Sample.decision($0) })
        let trades = try pages { try transaction.trades(of: user, after: $0?.trade.id, limit: $1) }
        #expect(trades == Self.sortedIDs.map { Sample.trade($0) })
        let reports = try pages { try transaction.outcomeReports(of: user, after: $0?.id, limit: $1) }
        #expect(reports.map(\.id) == Self.sortedIDs)
        let requests = try pages { try transaction.requests(of: user, after: $0?.scope, limit: $1) }
        #expect(requests == Self.sortedIDs.map { Sample.request($0) })
      }
    }
  }

  @Test(
    "entries, changes and prices come in their order, of their scope and owner", arguments: Backend.allCases)
  func sequences(backend: Backend) async throws {
    let prices = ["BTC", "ETH", "XRP"].flatMap { symbol in
      (1...3).map { PricePoint(symbol: Symbol(symbol), price: Double($0), time: Sample.instant($0)) }
    }
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        for number in 1...5 {
          try transaction.insert(Sample.entry(Int64(number)))
          try transaction.insert(Sample.entry(Int64(number), Self.other))
        }
        try transaction.insert(prices.shuffled(), owner: nil, recordedAt: Sample.instant(9))
        try transaction.insert(Array(prices.prefix(4)), owner: Sample.user, recordedAt: Sample.instant(9))
        _ = try transaction.append(
          (1...6).map { Sample.change($0 % 2 == 0 ? Self.other : Sample.key, version: $0) })
      }
      try await store.read { transaction throws in
        let entries = try pages {
          try transaction.entries(of: Sample.key, after: $0?.sequence ?? 0, limit: $1)
        }
        #expect(entries == (1...5).map { Sample.entry($0) })
        #expect(try pages { try transaction.prices(of: nil, after: $0, limit: $1) } == prices)
        let own = try pages { try transaction.prices(of: Sample.user, after: $0, limit: $1) }
        #expect(own == Array(prices.prefix(4)))
        let changes = try pages {
          try transaction.changes(of: Self.other, after: $0?.revision ?? 0, limit: $1)
        }
        #expect(changes.map(\.revision) == [2, 4, 6])
      }
    }
  }

  @Test("a decision tells whom it came too late for, and is restored so", arguments: Backend.allCases)
  func lateness(backend: Backend) async throws {
    let expected = [
      StoredDecision(
        Sample.decision("exit", symbolView: nil, globalView: nil), isLateForSymbol: false,
        isLateForGlobal: false),
      StoredDecision(Sample.decision("late", at: 50), isLateForSymbol: true, isLateForGlobal: false),
      StoredDecision(Sample.decision("usual", at: 90), isLateForSymbol: false, isLateForGlobal: false),
    ]
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        var scope = try transaction.lockScopes([Sample.key])[Sample.key] ?? ScopeRecord(key: Sample.key)
        scope.watermark = Sample.instant(77)
        try transaction.put(scope)
        try transaction.insert(expected.map(\.decision))
      }
      let kept = try await store.read { try $0.storedDecisions(of: Sample.user, after: nil, limit: 9) }
      #expect(kept == expected)
      try await backend.withStore { copy throws in
        try await copy.write { try $0.restore(kept) }
        try await copy.read { transaction throws in
          #expect(try transaction.storedDecisions(of: Sample.user, after: nil, limit: 9) == expected)
          for (scope, ids) in [Sample.key: ["usual"], Sample.key.global: ["late", "usual"]] {
            let seen = try transaction.decisions(for: scope, after: nil, through: .distantFuture)
            #expect(seen.map(\.id) == ids)
          }
        }
        let error = await #expect(throws: RepositoryError.self) {
          try await copy.write { try $0.restore(kept) }
        }
        #expect(error?.kind == .conflict)
      }
    }
  }

  @Test("a restored change log goes on where it was", arguments: Backend.allCases)
  func restoredLog(backend: Backend) async throws {
    let changes = (4...6).map { revision -> Change in
      var change = Sample.change(version: Int64(revision))
      change.revision = Int64(revision)
      change.next.revision = change.revision
      return change
    }
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.restore(changes)
        try transaction.restoreLog(head: 6, compacted: 3)
      }
      try await store.read { transaction throws in
        #expect(try transaction.changes(after: 3, limit: 9) == changes)
        let identity = try transaction.identity()
        #expect(identity.head == 6 && identity.compacted == 3)
      }
      #expect(try await store.write { try $0.append([Sample.change(version: 7)]) } == [7])
      let error = await #expect(throws: RepositoryError.self) {
        try await store.write { try $0.restoreLog(head: 1, compacted: 0) }
      }
      #expect(error?.kind == .conflict)
      #expect(try await store.read { try $0.identity() }.head == 7)
    }
  }

  @Test("an epoch is raised, and only it", arguments: Backend.allCases)
  func epoch(backend: Backend) async throws {
    try await backend.withStore { store throws in
      var identity = try await store.read { try $0.identity() }
      #expect(try await store.write { try $0.raiseEpoch() } == identity.epoch + 1)
      identity.epoch += 1
      #expect(try await store.read { try $0.identity() } == identity)
    }
  }
}
