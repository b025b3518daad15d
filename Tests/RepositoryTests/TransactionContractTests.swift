import Repository
import Synchronization
import Testing
import ThresholdCore

/// How transactions behave, in every repository.
@Suite("Transactions")
struct TransactionContractTests {
  private struct Abandoned: Error {}

  @Test("a body that throws leaves nothing behind", arguments: Backend.allCases)
  func atomicity(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        _ = try transaction.lockScopes([Sample.key])
        try transaction.put(Sample.scope())
        _ = try transaction.append([Sample.change(version: 1)])
        try transaction.insert(
          [PricePoint(symbol: Sample.key.symbol, price: 1, time: Sample.instant(1))], owner: nil,
          recordedAt: Sample.instant(2))
        try transaction.insert(Sample.request("kept"))
      }
      let before = try await Contents(of: store)
      await #expect(throws: Abandoned.self) {
        try await store.write { transaction throws in
          try transaction.put(UserRecord(id: try transaction.lockUser(Sample.user).id, clock: .real))
          _ = try transaction.lockScopes([Sample.key, Sample.key.global])
          try transaction.put(ScopeRecord(key: Sample.key, outcomeCount: 99))
          try transaction.insert([Sample.decision("d1"), Sample.decision("d2")])
          try transaction.insert([Sample.outcome(1, of: "d1")])
          try transaction.insert([Sample.trade("t1")])
          try transaction.insert(Sample.entry(1))
          try transaction.insert(
            [
              PricePoint(symbol: Sample.key.symbol, price: 2, time: Sample.instant(1)),
              PricePoint(symbol: Sample.key.symbol, price: 3, time: Sample.instant(2)),
            ], owner: nil, recordedAt: Sample.instant(2))
          try transaction.removeRequests(recordedBefore: Sample.instant(999))
          try transaction.compactChanges(through: 1)
          _ = try transaction.append([Sample.change(version: 2)])
          throw Abandoned()
        }
      }
      #expect(try await Contents(of: store) == before)
      #expect(try await store.write { try $0.append([Sample.change(version: 2)]) } == [2])
    }
  }

  /// Everything that the test above touches.
  private struct Contents: Equatable {
    var identity: StoreIdentity
    var counts: StoreCounts
    var scopes: [ScopeRecord]
    var changes: [Change]
    var decisions: [Decision]
    var entries: [JournalEntry]
    var prices: [PricePoint]
    var request: RequestRecord?
    var trades: [Trade]

    init(of store: any Repository) async throws {
      self = try await store.read { transaction throws in
        Contents(
          identity: try transaction.identity(), counts: try transaction.counts(),
          scopes: try transaction.scopes(of: Sample.user, after: nil, limit: 9),
          changes: try transaction.changes(after: 0, limit: 9),
          decisions: try transaction.decisions(
            for: Sample.key, after: nil, through: Sample.instant(999)),
          entries: try transaction.entries(of: Sample.key, before: nil, limit: 9),
          prices: try transaction.prices(
            of: Sample.key.symbol, owner: nil, after: Sample.instant(0), through: Sample.instant(99), limit: 9
          ),
          request: try transaction.request(Sample.request("kept").scope),
          trades: try transaction.recentTrades(
            of: Sample.key.global, closedAfter: nil, through: Sample.instant(999), limit: 9))
      }
    }

    private init(
      identity: StoreIdentity, counts: StoreCounts, scopes: [ScopeRecord], changes: [Change],
      decisions: [Decision], entries: [JournalEntry], prices: [PricePoint], request: RequestRecord?,
      trades: [Trade]
    ) {
      self.identity = identity
      self.counts = counts
      self.scopes = scopes
      self.changes = changes
      self.decisions = decisions
      self.entries = entries
      self.prices = prices
      self.request = request
      self.trades = trades
    }
  }

  @Test("a transaction sees its own writes, others only after the commit", arguments: Backend.allCases)
  func ownWrites(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert([Sample.trade("t1")])
        #expect(try transaction.trades(["t1"], of: Sample.user).count == 1)
        try transaction.insert([Sample.decision("d1")])
        #expect(
          try transaction.decisions(for: Sample.key, after: nil, through: Sample.instant(999)).count == 1)
      }
      #expect(try await store.read { try $0.trades(["t1"], of: Sample.user) }.count == 1)
    }
  }

  @Test("a locked scope is read and written by one transaction at a time", arguments: Backend.allCases)
  func increments(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<50 {
          group.addTask {
            try await store.write { transaction throws in
              var scope = try #require(try transaction.lockScopes([Sample.key])[Sample.key])
              scope.outcomeCount += 1
              try transaction.put(scope)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await store.read { try $0.scopes([Sample.key]) }[Sample.key]?.outcomeCount == 50)
    }
  }

  @Test("a locked user's clock never runs backwards", arguments: Backend.allCases)
  func userLock(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<30 {
          group.addTask {
            try await store.write { transaction throws in
              var user = try transaction.lockUser(Sample.user)
              let now = if case .simulated(let asOf) = user.clock { asOf } else { Instant(nanoseconds: 0) }
              user.clock = .simulated(Instant(nanoseconds: now.nanoseconds + 1))
              try transaction.put(user)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(
        try await store.read { try $0.user(Sample.user) }?.clock == .simulated(Instant(nanoseconds: 30)))
    }
  }

  @Test("transactions that lock many scopes do not stop each other for good", arguments: Backend.allCases)
  func crossingLocks(backend: Backend) async throws {
    let keys = (0..<6).map { Key(user: UserID("u\($0 % 2)"), symbol: Symbol("S\($0)")) }
    try await backend.withStore { store throws in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 {
          group.addTask {
            try await store.write { transaction throws in
              for (_, var scope) in try transaction.lockScopes(keys.shuffled()) {
                scope.entryCount += 1
                try transaction.put(scope)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let scopes = try await store.read { try $0.scopes(keys) }
      #expect(scopes.count == keys.count && scopes.values.allSatisfy { $0.entryCount == 20 })
    }
  }

  @Test("of two transactions that record the same trade, one finds the other's", arguments: Backend.allCases)
  func sameTrade(backend: Backend) async throws {
    try await backend.withStore { store throws in
      let recorded = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<16 {
          group.addTask {
            try await store.write { transaction throws in
              guard try transaction.trades(["t1"], of: Sample.user).isEmpty else { return false }
              try transaction.insert([Sample.trade("t1")])
              return true
            }
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(recorded == 1)
    }
  }

  @Test("a read sees one snapshot while others write", arguments: Backend.allCases)
  func snapshot(backend: Backend) async throws {
    try await backend.withStore { store throws in
      let keys = [Sample.key, Sample.key.global]
      _ = try await store.write { try $0.lockScopes(keys) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for count in 1...30 {
            try await store.write { transaction throws in
              for (_, var scope) in try transaction.lockScopes(keys) {
                scope.entryCount = Int64(count)
                try transaction.put(scope)
              }
            }
          }
        }
        for _ in 0..<3 {
          group.addTask {
            for _ in 0..<20 {
              try await store.read { transaction throws in
                let first = try transaction.scopes([keys[0]])[keys[0]]?.entryCount
                let second = try transaction.scopes([keys[1]])[keys[1]]?.entryCount
                #expect(first == second)
              }
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test("a deadline that has passed ends a transaction before it begins", arguments: Backend.allCases)
  func pastDeadline(backend: Backend) async throws {
    try await backend.withStore { store throws in
      let past = ContinuousClock.now - .milliseconds(1)
      let write = await #expect(throws: RepositoryError.self) {
        try await store.write(deadline: past) { try $0.insert([Sample.trade("t1")]) }
      }
      #expect(write?.kind == .deadlineExceeded)
      let read = await #expect(throws: RepositoryError.self) {
        _ = try await store.read(deadline: past) { try $0.identity() }
      }
      #expect(read?.kind == .deadlineExceeded)
      #expect(try await store.read { try $0.trades(["t1"], of: Sample.user) }.isEmpty)
    }
  }

  @Test(
    "a transaction whose caller has gone ends before its next statement",
    arguments: [Backend.sqlite, .postgresql])
  func cancelled(backend: Backend) async throws {
    try await backend.withStore { store throws in
      let (beginnings, begun) = AsyncStream.makeStream(of: Void.self)
      let running = Task {
        try await store.write { transaction in
          try transaction.insert([Sample.trade("t1")])
          begun.yield()
          let end = ContinuousClock.now + .seconds(20)
          while ContinuousClock.now < end { _ = try transaction.identity() }
        }
      }
      for await _ in beginnings { break }
      running.cancel()
      let cancelledAt = ContinuousClock.now
      let error = await #expect(throws: RepositoryError.self) { try await running.value }
      #expect(error?.kind == .deadlineExceeded && cancelledAt.duration(to: .now) < .seconds(10))
      #expect(try await store.read { try $0.trades(["t1"], of: Sample.user) }.isEmpty)
    }
  }

  @Test("what is asked of a closed store is refused", arguments: Backend.allCases)
  func closed(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { try $0.insert([Sample.trade("t1")]) }
      await store.close()
      let read = await #expect(throws: RepositoryError.self) {
        _ = try await store.read { try $0.identity() }
      }
      #expect(read?.kind == .unavailable)
      let write = await #expect(throws: RepositoryError.self) {
        try await store.write { try $0.insert([Sample.trade("t2")]) }
      }
      #expect(write?.kind == .unavailable)
    }
  }
}
