import Repository
import SQLiteRepository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Commands", .timeLimit(.minutes(5)))
struct CommandTests {
  @Test("A set with an expected version wins once")
  func expectedVersion() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let outcomes = await withTaskGroup(of: Refusal?.self) { group in
      for number in 0..<20 {
        group.addTask {
          let values = confidence(0.5 + Double(number) / 100)
          return await refusal {
            _ = try await engine.perform(command(.set(values, expectedVersion: 0), at: at(1)))
          }
        }
      }
      return await group.reduce(into: [Refusal?]()) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == nil }.count == 1)
    #expect(outcomes.compactMap(\.?.reason).allSatisfy { $0 == "VERSION_MISMATCH" })
    #expect(outcomes.compactMap(\.?.kind).allSatisfy { $0 == .aborted })
  }

  @Test("validate_only answers as the command would and writes nothing at all, not even the user")
  func validateOnly() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    for action in [
      ScopeCommand.Action.set(confidence(0.9), expectedVersion: 0), .reset,
      .policy(Policy(horizon: .hours(1))),
      .adapt(force: true),
    ] {
      let answer = try await engine.perform(
        command(action, at: at(1, asOf: 5), request: "r", validateOnly: true))
      #expect(answer.entryID == "" && answer.revision == 0)
    }
    let answer = try await engine.perform(
      command(.set(confidence(0.9), expectedVersion: nil), at: at(1), validateOnly: true))
    #expect(answer.set.values.confidence == 0.9)
    let (user, counts, head) = try await repository.read(deadline: nil) {
      (try $0.user(alice), try $0.counts(), try $0.identity().head)
    }
    #expect(user == nil && counts.scopes == 0 && head == 0)
    // A request id that was used does not stand in the way of trying.
    let used = command(.reset, at: at(2), request: "used")
    _ = try await engine.perform(used)
    let tried = try await engine.perform(command(.reset, at: at(3), request: "used", validateOnly: true))
    #expect(tried.revision == 1 && tried.set.version == 2)
    // The user was still free to be a real one.
    try await engine.set(0.8, at: at(2))
  }

  @Test("validate_only of each command to a scope with a past leaves every row of it as it was")
  func validateOnlyOfEach() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    let first = try await engine.set(0.8, at: at(1))
    let second = try await engine.set(0.9, at: at(2))
    func stored() async throws -> [String] {
      try await repository.read(deadline: nil) { transaction in
        [
          "\(try transaction.scopes([bitcoin, bitcoin.global]))", "\(try transaction.identity())",
          "\(try transaction.entries(of: bitcoin, before: nil, limit: 100))",
          "\(try transaction.changes(after: 0, limit: 100))", "\(try transaction.users([alice]))",
        ]
      }
    }
    let before = try await stored()
    var narrow = Policy()
    narrow.bounds.confidence = Bounds(0.3, 0.95)
    for action in [
      ScopeCommand.Action.set(confidence(0.5), expectedVersion: 2), .reset, .policy(narrow),
      .rollback(entryID: second.entryID), .adapt(force: true),
    ] {
      let tried = try await engine.perform(command(action, at: at(3), request: "r", validateOnly: true))
      #expect(try await stored() == before)
      #expect(tried.entryID.isEmpty && tried.revision == second.revision)
      let values = try await engine.snapshot(of: bitcoin, deadline: nil).effective.values
      #expect(values.confidence == 0.9, "memory does not follow either")
      switch action {
      case .set: #expect(tried.set.values.confidence == 0.5 && tried.set.version == 3)
      case .reset:
        #expect(tried.set.values.confidence == 0.75 && tried.set.sources.confidence == .configuration)
      case .rollback: #expect(tried.set.values.confidence == 0.8 && tried.updates.map(\.newValue) == [0.8])
      case .policy, .adapt: #expect(tried.set.values.confidence == 0.9)
      }
    }
    // What would be refused is refused.
    for action in [
      ScopeCommand.Action.set(confidence(0.5), expectedVersion: 1), .rollback(entryID: first.entryID),
    ] {
      let tried = command(action, at: at(3), validateOnly: true)
      #expect(await refusal { _ = try await engine.perform(tried) } != nil)
    }
    #expect(try await stored() == before)
  }

  @Test("A repeated request is answered as the first time and done once, also by callers at once")
  func repeated() async throws {
    let repository = ObservedRepository(repeatsBodies: true)
    let engine = try await Engine(repository: repository)
    let same = command(.set(confidence(0.9), expectedVersion: 0), at: at(1), request: "r1", fingerprint: [1])
    let answers = try await withThrowingTaskGroup(of: CommandAnswer.self) { group in
      for _ in 0..<20 { group.addTask { try await engine.perform(same) } }
      return try await group.reduce(into: [CommandAnswer]()) { $0.append($1) }
    }
    #expect(answers.allSatisfy { $0 == answers[0] })
    #expect(answers[0].set.version == 1)
    try await engine.set(0.5, at: at(2))
    #expect(try await engine.perform(same) == answers[0])
    let other = command(.reset, at: at(3), request: "r1", fingerprint: [2])
    #expect(await refusal { _ = try await engine.perform(other) }?.reason == "REQUEST_CONFLICT")
    // Request ids are each user's own.
    let bobs = Key(user: bob, symbol: .global)
    let answer = try await engine.perform(command(.reset, bobs, at: at(3), request: "r1", fingerprint: [2]))
    #expect(answer.set.version == 1)
    #expect(try await repository.inner.read(deadline: nil) { try $0.identity().head } == 3)
  }

  @Test(
    "Values outside of the bounds are refused, all of them named; so is a policy that would leave some outside"
  )
  func bounds() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    var values = confidence(1.5)
    values.rsi = 10
    let refused = await refusal {
      _ = try await engine.perform(command(.set(values, expectedVersion: nil), at: at(1)))
    }
    #expect(refused?.faults.map(\.field) == ["values[rsi_threshold]", "values[confidence_threshold]"])
    try await engine.set(0.9, at: at(2))
    var policy = Policy()
    policy.bounds.confidence = Bounds(0.3, 0.8)
    let narrow = command(.policy(policy), at: at(3))
    #expect(await refusal { _ = try await engine.perform(narrow) }?.reason == "VALUE_OUTSIDE_BOUNDS")
    try await engine.set(0.7, at: at(4))
    _ = try await engine.perform(narrow)
    // A rollback must not do what a set may not.
    let entries = try await engine.entries(of: bitcoin, before: nil, limit: 10, deadline: nil)
    let second = try #require(entries.first { $0.cause == .set })
    let back = command(.rollback(entryID: second.id), at: at(5))
    #expect(await refusal { _ = try await engine.perform(back) }?.reason == "VALUE_OUTSIDE_BOUNDS")
  }

  @Test("A rollback writes the old values as a new version, unless something touched them since")
  func rollback() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    let first = try await engine.set(0.8, at: at(1))
    let second = try await engine.set(0.9, at: at(2))
    let tooLate = command(.rollback(entryID: first.entryID), at: at(3))
    let refused = await refusal { _ = try await engine.perform(tooLate) }
    #expect(refused?.reason == "CHANGED_SINCE" && refused?.metadata["adaptation_id"] == second.entryID)
    let back = try await engine.perform(command(.rollback(entryID: second.entryID), at: at(4)))
    #expect(back.set.values.confidence == 0.8 && back.set.version == 3)
    let record = try await repository.read(deadline: nil) { try $0.scopes([bitcoin])[bitcoin] }
    #expect(record?.baseline.confidence == 0.8, "else the learner walks back to what was taken back")
    let foreign = Key(user: bob, symbol: bitcoin.symbol)
    let stolen = command(.rollback(entryID: second.entryID), foreign, at: at(5))
    #expect(await refusal { _ = try await engine.perform(stolen) }?.reason == "ADAPTATION_NOT_FOUND")
    let nothing = try await engine.perform(command(.policy(.inherited), at: at(6)))
    let empty = command(.rollback(entryID: nothing.entryID), at: at(7))
    #expect(await refusal { _ = try await engine.perform(empty) }?.reason == "NOTHING_TO_ROLL_BACK")
  }

  @Test("Adapt without outcomes writes no entry and no change")
  func emptyAdapt() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    _ = try await engine.decide(signal(), at: at(0))
    let answer = try await engine.perform(command(.adapt(force: true), at: at(100)))
    #expect(answer.entryID == "" && answer.updates.isEmpty && !answer.verdicts.isEmpty)
    let (entries, identity) = try await repository.read(deadline: nil) {
      (try $0.entries(of: bitcoin, before: nil, limit: 10), try $0.identity())
    }
    #expect(entries.isEmpty && identity.head == 0)
  }

  @Test("A reset of the global set leaves the symbols' own sets alone")
  func resetGlobal() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    try await engine.set(0.8, bitcoin.global, at: at(1))
    try await engine.set(0.9, bitcoin, at: at(2))
    _ = try await engine.perform(command(.reset, bitcoin.global, at: at(3)))
    let set = try await engine.snapshot(of: bitcoin, deadline: nil).effective
    #expect(set.values.confidence == 0.9 && set.sources.confidence == .symbol)
    let other = Key(user: alice, symbol: Symbol("ETHUSDT"))
    #expect(try await engine.snapshot(of: other, deadline: nil).effective.values.confidence == 0.75)
  }

  @Test("Storage that is away is told as such, and what it could not do is not in memory")
  func storageAway() async throws {
    let repository = ObservedRepository()
    let engine = try await Engine(repository: repository)
    _ = try await engine.decide(signal(), at: at(0))
    repository.isAway.store(true, ordering: .relaxed)
    #expect(await refusal { try await engine.set(0.9) }?.kind == .unavailable)
    #expect(!engine.storage.isInReach)
    #expect(try await engine.decide(signal(), at: at(1)).snapshot.effective.values.confidence == 0.75)
  }
}
