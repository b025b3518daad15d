import Backends
import Repository
import Synchronization
import Testing
import ThresholdCore

@testable import Engine

/// Calls that share a transaction are answered as if each had its own.
@Suite("Recording in groups", .timeLimit(.minutes(3)))
struct GroupRecordingTests {
  private func trades(_ trades: Trade..., at moment: Moment = at(200)) -> RecordCall {
    RecordCall(items: .trades(trades), moment: moment)
  }

  private func outcome(_ id: String, _ decision: String, pnl: Double = 1) -> RecordCall {
    let outcome = ReportedOutcome(
      id: id, user: alice, decisionID: decision, pnlPercent: pnl, knownAt: nil, propensity: 1)
    return RecordCall(items: .outcomes([outcome]), moment: at(200))
  }

  private func taught(_ id: String, by decision: String, symbol: String = "BTCUSDT") -> Trade {
    Trade(
      id: id, key: Key(user: alice, symbol: Symbol(symbol)), decisionID: decision, side: .buy, pnlPercent: 1,
      openedAt: instant(1), closedAt: instant(100))
  }

  @Test("the same id, the same decision and a foreign one in calls of one group", arguments: Backend.allCases)
  func meetings(backend: Backend) async throws {
    try await backend.withStore { store in
      let bench = try await GroupBench(store)
      let first = try await bench.engine.decide(signal(), at: at(0)).id
      let second = try await bench.engine.decide(signal("ETHUSDT"), at: at(0)).id
      let foreign = try await bench.engine.decide(signal(), for: bob, at: at(0)).id
      let results = try await bench.together([
        trades(plainTrade("a")), trades(plainTrade("a")), trades(plainTrade("a", pnl: 2)),
        trades(plainTrade("a", of: "bob")), trades(taught("b", by: first)), outcome("o", first),
        outcome("p", second), trades(taught("c", by: second, symbol: "ETHUSDT"), taught("d", by: foreign)),
        outcome("p", second), outcome("p", second, pnl: 2), outcome("q", foreign),
        trades(taught("e", by: first, symbol: "ETHUSDT")),
      ])
      #expect(
        results.map(words) == [
          ["recorded NO_DECISION"], ["already"], ["TRADE_CONFLICT"], ["recorded NO_DECISION"], ["recorded"],
          ["recorded OUTCOME_EXISTS"], ["recorded"], ["recorded OUTCOME_EXISTS", "DECISION_NOT_FOUND"],
          ["already"],
          ["OUTCOME_CONFLICT"], ["DECISION_NOT_FOUND"], ["INVALID_ARGUMENT"],
        ])
      try await store.read { transaction throws in
        #expect(try transaction.counts().trades == 5)
        let numbers = try transaction.outcomes(of: bitcoin.global, after: 0, limit: 9).map(\.number)
        #expect(numbers == [1, 2])
        #expect(try transaction.scopes([bitcoin.global])[bitcoin.global]?.outcomeCount == 2)
      }
    }
  }

  @Test("the clock of a simulated user goes on from call to call of a group", arguments: Backend.allCases)
  func clocks(backend: Backend) async throws {
    try await backend.withStore { store in
      let bench = try await GroupBench(store)
      let results = try await bench.together([
        trades(plainTrade("a", of: "sim"), at: at(200, asOf: 110)),
        trades(plainTrade("b", of: "sim"), plainTrade("b", of: "real"), at: at(200)),
        trades(plainTrade("c", of: "sim"), at: at(200, asOf: 105)),
        trades(plainTrade("d", of: "real"), at: at(200, asOf: 120)),
        trades(plainTrade("e", of: "sim"), at: at(200, asOf: 120)),
      ])
      #expect(
        results.map(words) == [
          ["recorded NO_DECISION"], ["AS_OF_REQUIRED", "recorded NO_DECISION"], ["AS_OF_DECREASED"],
          ["AS_OF_ON_REAL_USER"], ["recorded NO_DECISION"],
        ])
      try await store.read { transaction throws in
        #expect(try transaction.user(UserID("sim"))?.clock == .simulated(instant(120)))
        #expect(try transaction.user(UserID("real"))?.clock == .real)
      }
    }
  }

  // What memory refuses, it refuses no edge lets pass either; the databases refuse NaN.
  @Test("a call that storage refuses fails alone", arguments: [Backend.sqlite, .postgresql])
  func poison(backend: Backend) async throws {
    try await backend.withStore { store in
      let bench = try await GroupBench(store)
      let calls = (0..<20).map { trades(plainTrade("t\($0)", pnl: $0 == 13 ? .nan : 1)) }
      let results = try await bench.together(calls)
      for (index, result) in results.enumerated() {
        #expect(words(result) == [index == 13 ? "STORAGE_FAILED" : "recorded NO_DECISION"], "call \(index)")
      }
      #expect(bench.engine.metrics.recording.total(.split) == 5, "twenty, ten, five, three, two")
      let stored = try await store.read { try $0.counts().trades }
      #expect(stored == 20, "nineteen, and the one before")
    }
  }

  @Test(
    "if nobody knows the fate of a commit, every call of the group is told so", arguments: Backend.allCases)
  func unknownFate(backend: Backend) async throws {
    try await backend.withStore { store in
      let bench = try await GroupBench(store)
      let calls = (0..<8).map { trades(plainTrade("t\($0)")) }
      bench.gate.hold(true)
      let first = try await bench.start(calls[0])
      var rest: [Task<Engine.Recorded, any Error>] = []
      for call in calls.dropFirst() { rest.append(try await bench.start(call)) }
      bench.gate.lostAnswers.withLock { $0 = 2 }
      bench.gate.hold(false)
      for task in [first] + rest { #expect(words(await task.result) == ["COMMIT_UNKNOWN"]) }
      let again = try await bench.together(calls)
      #expect(again.map(words) == Array(repeating: ["already"], count: 8))
    }
  }

  @Test(
    "callers that go away or are too late take nobody with them, not even their leader",
    arguments: Backend.allCases)
  func leavers(backend: Backend) async throws {
    try await backend.withStore { store in
      let bench = try await GroupBench(store)
      bench.gate.hold(true)
      let leader = try await bench.start(trades(plainTrade("leader")))
      let leaver = try await bench.start(trades(plainTrade("leaver")))
      let next = try await bench.start(trades(plainTrade("next")))
      let other = try await bench.start(trades(plainTrade("other")))
      leader.cancel()
      leaver.cancel()
      // Answered at once, although the transaction of the one is held and that of the others has not begun.
      #expect(words(await leader.result) == ["CANCELLED"])
      #expect(words(await leaver.result) == ["CANCELLED"])
      var late = at(200)
      late.deadline = .now + .milliseconds(50)
      let refused = await refusal { _ = try await bench.engine.record([plainTrade("late")], at: late) }
      #expect(refused?.reason == "DEADLINE_EXCEEDED")
      bench.gate.hold(false)
      #expect(words(await next.result) == ["recorded NO_DECISION"])
      #expect(words(await other.result) == ["recorded NO_DECISION"])
      let found = try await store.read { transaction throws in
        try transaction.trades(["leader", "leaver", "late", "next", "other"], of: alice)
      }
      #expect(
        Set(found.keys) == ["leader", "next", "other"], "what ran was committed, what waited was not run")
    }
  }

  @Test("one too many is told so at once")
  func bounds() async throws {
    let bench = try await GroupBench(InMemoryRepository()) { $0.recording.waitingCallsMax = 3 }
    bench.gate.hold(true)
    var tasks: [Task<Engine.Recorded, any Error>] = []
    for number in 0..<4 { tasks.append(try await bench.start(trades(plainTrade("t\(number)")))) }
    let refused = await refusal { _ = try await bench.engine.record([plainTrade("t5")], at: at(0)) }
    #expect(refused?.kind == .resourceExhausted && refused?.reason == "RECORDING_QUEUE_FULL")
    bench.gate.hold(false)
    for task in tasks { _ = try await task.value }
  }

  @Test(
    "two replicas that record for the same few users lose, double and misnumber nothing",
    arguments: Backend.allCases)
  func replicas(backend: Backend) async throws {
    try await backend.withStore { store in
      let engines = [
        try await Engine(repository: store), try await Engine(repository: store),
      ]
      var decisions: [(UserID, String)] = []
      for number in 0..<120 {
        let user = UserID("user-\(number % 3)")
        let decided = try await engines[number % 2].decide(
          signal(["A", "B"][number % 2]), for: user, at: at(Double(number)))
        decisions.append((user, decided.id))
      }
      for engine in engines { try await engine.decisions.flush() }
      let fresh = try await withThrowingTaskGroup(of: Bool.self) { group in
        for (number, (user, decision)) in decisions.enumerated() {
          let trade = Trade(
            id: "t\(number)", key: Key(user: user, symbol: Symbol(["A", "B"][number % 2])),
            decisionID: decision, side: .buy, pnlPercent: 1, openedAt: instant(1), closedAt: instant(200))
          // Both replicas are told of each trade, one of them twice.
          for engine in engines + [engines[number % 2]] {
            group.addTask {
              let answer = try await engine.record([trade], at: at(1_000))
              #expect(answer.results[0].notLearnedReason == nil)
              if case .recorded = answer.results[0].status { return true } else { return false }
            }
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(fresh == 120)
      try await store.read { transaction throws in
        #expect(try transaction.counts().trades == 120)
        for user in 0..<3 {
          let global = Key(user: UserID("user-\(user)"), symbol: .global)
          let outcomes = try transaction.outcomes(of: global, after: 0, limit: .max)
          #expect(outcomes.map(\.number) == Array(1...40))
          #expect(Set(outcomes.map(\.decisionID)).count == 40)
          #expect(try transaction.scopes([global])[global]?.outcomeCount == 40)
        }
      }
    }
  }

  @Test("what is likely new is inserted without a look, and what is not is found all the same")
  func novelty() async throws {
    try await Backend.postgresql.withStore { store in
      let realUsers = RealUsers(capacity: 100)
      let unguarded = UnguardedScopes(capacity: 100)
      func record(_ ids: [String]) async throws -> (words: [String], statements: [String]) {
        let counter = StatementCounter()
        let step = RecordTransaction(
          calls: ids.map { trades(plainTrade($0)) }, configuration: EngineConfiguration(),
          realUsers: realUsers, unguarded: unguarded)
        let committed = try await store.write { transaction throws in
          counter.seen.withLock { $0 = [] }
          return try StatementObservation.$observer.withValue(counter) { try step.run(in: transaction) }
        }
        realUsers.committed(committed.clocks)
        unguarded.found(committed.unguarded, since: unguarded.generation)
        let results = committed.results.map {
          words(.success(Engine.Recorded(results: $0, revision: committed.revision ?? 0)))
        }
        return (results.flatMap { $0 }, counter.seen.withLock { $0 })
      }
      _ = try await record(["a"])
      let fresh = try await record(["b", "c"])
      #expect(fresh.words == ["recorded NO_DECISION", "recorded NO_DECISION"])
      #expect(fresh.statements == ["SELECT daily_results", "INSERT trades", "INSERT daily_results"])
      let mixed = try await record(["d", "b", "e"])
      #expect(mixed.words == ["recorded NO_DECISION", "already", "recorded NO_DECISION"])
      #expect(mixed.statements.contains("SELECT trades"), "it ran again")
      // For a while, whoever comes looks first; then nobody does.
      var looks = 0
      for number in 0..<100 {
        let next = try await record(["f\(number)"])
        #expect(next.words == ["recorded NO_DECISION"])
        looks += next.statements.contains("SELECT trades") ? 1 : 0
      }
      #expect(looks == 32)
      #expect(try await store.read { try $0.counts() }.trades == 105)
    }
  }

  @Test("calls at random, many of them repeated, are recorded once each", arguments: Backend.allCases)
  func repeated(backend: Backend) async throws {
    try await backend.withStore { store in
      let engine = try await Engine(repository: store)
      // Every trade is sent by three callers at once, in groups as they come.
      let answers = await withTaskGroup(of: [String].self) { group in
        for caller in 0..<12 {
          group.addTask {
            var answers: [String] = []
            for number in 0..<40 {
              let trade = plainTrade("t\(caller % 4)-\(number)", of: "user-\(number % 3)")
              let answer = try? await engine.record([trade], at: at(200))
              answers.append("\(trade.id): \(answer.map { words(.success($0)) } ?? ["failed"])")
            }
            return answers
          }
        }
        return await group.reduce(into: []) { $0 += $1 }
      }
      let found = Dictionary(grouping: answers) { $0 }.mapValues(\.count)
      for kind in 0..<4 {
        for number in 0..<40 {
          let id = "t\(kind)-\(number)"
          #expect(found["\(id): [\"recorded NO_DECISION\"]"] == 1, "\(id)")
          #expect(found["\(id): [\"already\"]"] == 2, "\(id)")
        }
      }
      #expect(try await store.read { try $0.counts() }.trades == 160)
      await engine.close()
    }
  }

  @Test(
    "a group of a hundred calls costs as many statements as one call",
    arguments: [Backend.sqlite, .postgresql])
  func statements(backend: Backend) async throws {
    try await backend.withStore { store in
      func count(_ calls: Int, _ prefix: String) async throws -> [String] {
        let counter = StatementCounter()
        let step = RecordTransaction(
          calls: (0..<calls).map { number in
            var trade = plainTrade("\(prefix)\(number)", of: "user-\(number)")
            trade.signal = signal()
            return trades(trade)
          }, configuration: EngineConfiguration(), realUsers: RealUsers(capacity: 0),
          unguarded: UnguardedScopes(capacity: 0))
        _ = try await store.write { transaction throws in
          try StatementObservation.$observer.withValue(counter) { try step.run(in: transaction) }
        }
        return counter.seen.withLock { $0 }
      }
      // The first makes users and scopes.
      _ = try await count(100, "a")
      let one = try await count(1, "b")
      let many = try await count(100, "c")
      #expect(one == many)
      let reads = many.count { $0.hasPrefix("SELECT") }
      #expect(reads <= 7, "\(many)")
    }
  }
}

/// Notes the statements of a transaction.
private final class StatementCounter: StatementObserver {
  let seen = Mutex<[String]>([])

  func begin(_ summary: String, on system: String) -> (_ failed: Bool) -> Void {
    seen.withLock { $0.append(summary) }
    return { _ in }
  }
}
