import Backends
import Repository
import Testing
import ThresholdCore

/// What learners read, in every repository.
@Suite("Decisions and outcomes")
struct LearningContractTests {
  @Test("decisions come back with every field and are inserted once", arguments: Backend.allCases)
  func decisions(backend: Backend) async throws {
    let bare = Sample.decision("d2", price: nil, symbolView: nil, globalView: nil)
    try await backend.withStore { store throws in
      try await store.write { try $0.insert([Sample.decision("d1"), bare]) }
      try await store.write { try $0.insert([Sample.decision("d1", at: 999), Sample.decision("d3"), bare]) }
      let found = try await store.read { try $0.decisions(["d1", "d2", "d3", "d4"], of: Sample.user) }
      #expect(found == ["d1": Sample.decision("d1"), "d2": bare, "d3": Sample.decision("d3")])
      #expect(try await store.read { try $0.decisions(["d1"], of: UserID("bob")) }.isEmpty)
    }
  }

  @Test("a learner sees its decisions by time and id, between two instants", arguments: Backend.allCases)
  func decisionsForScope(backend: Backend) async throws {
    let other = Key(user: Sample.user, symbol: Symbol("ETHUSDT"))
    let stranger = Key(user: UserID("bob"), symbol: Sample.key.symbol)
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert([
          Sample.decision("b", at: 20), Sample.decision("B", at: 20), Sample.decision("c", at: 10),
          Sample.decision("x", other, at: 15), Sample.decision("s", stranger, at: 15),
          Sample.decision("global only", at: 21, symbolView: nil),
          Sample.decision("symbol only", at: 22, globalView: nil),
          Sample.decision("exit", at: 16, symbolView: nil, globalView: nil), Sample.decision("d", at: 30),
        ])
      }
      try await store.read { transaction throws in
        func ids(_ scope: Key, _ from: Int64?, _ through: Int64) throws -> [String] {
          try transaction.decisions(
            for: scope, after: from.map(Sample.instant), through: Sample.instant(through)
          )
          .map(\.id)
        }
        #expect(try ids(Sample.key, nil, 99) == ["c", "B", "b", "symbol only", "d"])
        #expect(try ids(Sample.key, 10, 20) == ["B", "b"])
        #expect(try ids(Sample.key.global, nil, 21) == ["c", "x", "B", "b", "global only"])
        #expect(try ids(other, nil, 99) == ["x"])
        #expect(try ids(Sample.key, 99, 10).isEmpty)
        func newest(_ scope: Key, _ limit: Int) throws -> [String] {
          try transaction.recentDecisions(for: scope, limit: limit).map(\.id)
        }
        #expect(try newest(Sample.key, 9) == ["d", "symbol only", "b", "B", "c"])
        #expect(try newest(Sample.key, 3) == ["d", "symbol only", "b"])
        #expect(try newest(Sample.key.global, 2) == ["d", "global only"])
        #expect(try newest(Sample.key, 0).isEmpty)
      }
    }
  }

  @Test("those who may lend come by user, real ones alone, in pages", arguments: Backend.allCases)
  func lendingKeys(backend: Backend) async throws {
    let symbol = Sample.key.symbol
    let other = Symbol("ETHUSDT")
    // Before, between and after those who lend.
    let clocks: [(String, UserClock, outcomes: Int64)] = [
      ("a-simulated", .simulated(Sample.instant(1)), 7), ("b", .real, 7), ("c-undecided", .undecided, 7),
      ("d", .real, 7), ("e-idle", .real, 0), ("f", .real, 7),
      ("g-simulated", .simulated(Sample.instant(1)), 7),
    ]
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        for (name, clock, outcomes) in clocks.shuffled() {
          let user = UserID(name)
          _ = try transaction.lockUser(user)
          try transaction.put(UserRecord(id: user, clock: clock))
          for symbol in [symbol, other, .global] {
            let key = Key(user: user, symbol: symbol)
            _ = try transaction.lockScopes([key])
            try transaction.put(ScopeRecord(key: key, outcomeCount: outcomes))
          }
        }
      }
      try await store.read { transaction throws in
        func found(_ symbol: Symbol, after user: String? = nil, _ limit: Int) throws -> [String] {
          let keys = try transaction.lendingKeys(of: symbol, after: user.map(UserID.init), limit: limit)
          #expect(keys.allSatisfy { $0.symbol == symbol })
          return keys.map(\.user.value)
        }
        #expect(try found(symbol, 9) == ["b", "d", "f"])
        #expect(try found(.global, 9) == ["b", "d", "f"])
        #expect(try found(symbol, 2) == ["b", "d"])
        #expect(try found(symbol, after: "b", 1) == ["d"])
        #expect(try found(symbol, after: "f", 9).isEmpty)
        #expect(try found(Symbol("XRPUSDT"), 9).isEmpty)
        let every = ["b", "d", "f"].flatMap { user in
          [symbol, other].map { Key(user: UserID(user), symbol: $0) }
        }
        #expect(try transaction.lendingKeys(after: nil, limit: 9) == every)
        #expect(try transaction.lendingKeys(after: every[1], limit: 2) == Array(every[2...3]))
        #expect(try transaction.lendingKeys(after: every[5], limit: 9).isEmpty)
      }
    }
  }

  @Test("a decision at or before a watermark is late for that scope alone", arguments: Backend.allCases)
  func lateness(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        for (key, watermark) in [(Sample.key, 50), (Sample.key.global, 70)] {
          var scope = try #require(try transaction.lockScopes([key])[key])
          scope.watermark = Sample.instant(Int64(watermark))
          try transaction.put(scope)
        }
      }
      try await store.write { transaction throws in
        try transaction.insert([49, 50, 51, 70, 71].map { Sample.decision("d\($0)", at: $0) })
      }
      try await store.read { transaction throws in
        func ids(_ scope: Key) throws -> [String] {
          try transaction.decisions(for: scope, after: nil, through: Sample.instant(99)).map(\.id)
        }
        #expect(try ids(Sample.key) == ["d51", "d70", "d71"])
        #expect(try ids(Sample.key.global) == ["d71"])
        #expect(try transaction.decisions(["d49"], of: Sample.user).count == 1)
      }
    }
  }

  @Test(
    "decisions with views make their scopes, so that a watermark cannot overtake them",
    arguments: Backend.allCases)
  func scopesOfDecisions(backend: Backend) async throws {
    let exits = Key(user: Sample.user, symbol: Symbol("EXITS"))
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert([
          Sample.decision("d1", globalView: nil),
          Sample.decision("d2", exits, symbolView: nil, globalView: nil),
        ])
      }
      let scopes = try await store.read { try $0.scopes(of: Sample.user, after: nil, limit: 9) }
      #expect(scopes == [ScopeRecord(key: Sample.key)])
    }
  }

  @Test(
    "a learner that moves its watermark has seen every decision that is not late", arguments: Backend.allCases
  )
  func watermarkRace(backend: Backend) async throws {
    try await backend.withStore { store throws in
      let seen = try await withThrowingTaskGroup(of: [String].self) { group in
        for writer in 0..<4 {
          group.addTask {
            for number in 0..<25 {
              let id = "\(writer)-\(number)"
              try await store.write { transaction throws in
                try transaction.insert([Sample.decision(id, at: Int64(number))])
              }
            }
            return []
          }
        }
        group.addTask {
          var seen: [String] = []
          for cycle in 0..<25 {
            seen += try await store.write { transaction throws in
              var scope = try #require(try transaction.lockScopes([Sample.key])[Sample.key])
              let new = try transaction.decisions(
                for: Sample.key, after: scope.watermark, through: Sample.instant(Int64(cycle)))
              scope.watermark = Sample.instant(Int64(cycle))
              try transaction.put(scope)
              return new.map(\.id)
            }
          }
          return seen
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      let bettable = try await store.read { transaction throws in
        try transaction.decisions(for: Sample.key, after: nil, through: Sample.instant(99)).map(\.id)
      }
      #expect(Set(seen).count == seen.count)
      #expect(Set(seen) == Set(bettable))
    }
  }

  @Test("outcomes are read by number, in pages", arguments: Backend.allCases)
  func outcomes(backend: Backend) async throws {
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert((1...5).map { Sample.outcome($0, of: "d\($0)") })
        try transaction.insert([Sample.outcome(1, of: "d1", Sample.key.global)])
      }
      try await store.read { transaction throws in
        let all = try transaction.outcomes(of: Sample.key, after: 0, limit: 99)
        #expect(all == (1...5).map { Sample.outcome($0, of: "d\($0)") })
        #expect(try transaction.outcomes(of: Sample.key, after: 2, limit: 2).map(\.number) == [3, 4])
        #expect(try transaction.outcomes(of: Sample.key, after: 5, limit: 2).isEmpty)
        #expect(
          try transaction.outcomes(of: Sample.key.global, after: 0, limit: 9).map(\.decisionID) == ["d1"])
        #expect(try transaction.counts().outcomes == 6)
        let decided = try transaction.decisionsWithOutcome(
          ["d1", "d3", "d9"], scope: Sample.key, basis: .reported)
        #expect(decided == ["d1", "d3"])
        #expect(try transaction.decisionsWithOutcome(["d1"], scope: Sample.key, basis: .marked).isEmpty)
        let global = try transaction.decisionsWithOutcome(
          ["d1", "d3"], scope: Sample.key.global, basis: .reported)
        #expect(global == ["d1"])
      }
      let error = await #expect(throws: RepositoryError.self) {
        try await store.write { try $0.insert([Sample.outcome(5, of: "d8")]) }
      }
      #expect(error?.kind == .conflict)
    }
  }

  @Test("thousands of rows go in and come out", arguments: Backend.allCases)
  func thousands(backend: Backend) async throws {
    let count = 4_096
    try await backend.withStore { store throws in
      try await store.write { transaction throws in
        try transaction.insert((0..<count).map { Sample.decision("d\($0)", at: Int64($0)) })
        try transaction.insert((0..<count).map { Sample.trade("t\($0)", closedAt: Int64($0)) })
      }
      try await store.read { transaction throws in
        #expect(try transaction.decisions((0..<1_000).map { "d\($0 * 4)" }, of: Sample.user).count == 1_000)
        #expect(try transaction.counts().trades == Int64(count))
      }
    }
  }
}
