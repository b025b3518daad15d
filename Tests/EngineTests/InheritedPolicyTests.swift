import Repository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Policies that are inherited")
struct InheritedPolicyTests {
  @Test("After the user's policy moved the bounds, a symbol's next cycle begins with a journalled restart")
  func restart() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    try await engine.set(0.8, at: at(0))
    var policy = Policy()
    policy.bounds.confidence = Bounds(0.5, 0.95)
    _ = try await engine.perform(command(.policy(policy), bitcoin.global, at: at(1)))
    let id = try await engine.decide(signal(), at: at(2)).id
    let report = ReportedOutcome(
      id: "o", user: alice, decisionID: id, pnlPercent: 1, knownAt: nil, propensity: 1)
    _ = try await engine.record([report], at: at(3))
    for seconds in [10.0, 20] {
      _ = try await engine.perform(command(.adapt(force: true), at: at(seconds)))
    }
    let entries = try await repository.read(deadline: nil) {
      try $0.entries(of: bitcoin, before: nil, limit: 10)
    }
    #expect(entries.reversed().map(\.cause) == [.set, .policy, .adaptation])
    let input = try JournalInput(decoding: try #require(entries.dropFirst().first).input)
    #expect(
      input.command == .policy(restartsLearning: true) && input.policy.bounds.confidence == Bounds(0.5, 0.95))
  }

  @Test("The restart is not lost when a set comes before the next cycle")
  func setBetween() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    for (number, seconds) in [10.0, 30].enumerated() {
      let id = try await engine.decide(signal(), at: at(seconds)).id
      let report = ReportedOutcome(
        id: "o\(number)", user: alice, decisionID: id, pnlPercent: 1, knownAt: nil, propensity: 1)
      _ = try await engine.record([report], at: at(seconds + 1))
      _ = try await engine.perform(command(.adapt(force: true), at: at(seconds + 2)))
      if number == 1 { break }
      _ = try await engine.perform(
        command(.policy(Policy(horizon: .hours(9))), bitcoin.global, at: at(seconds + 3)))
      try await engine.set(0.7, at: at(seconds + 4))
    }
    let (entries, record) = try await repository.read(deadline: nil) { transaction in
      (
        try transaction.entries(of: bitcoin, before: nil, limit: 10),
        try transaction.scopes([bitcoin])[bitcoin]
      )
    }
    #expect(entries.reversed().map(\.cause) == [.adaptation, .set, .policy, .adaptation])
    let learner = try LearnerState(decoding: try #require(record).learner)
    #expect(learner.measuredSince == instant(32), "what was learned under four hours is forgotten")
  }

  @Test("A policy that changes nothing about learning restarts nothing")
  func noRestart() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    try await engine.set(0.8, at: at(0))
    var policy = Policy()
    policy.startingBalance = 5
    _ = try await engine.perform(command(.policy(policy), bitcoin.global, at: at(1)))
    let id = try await engine.decide(signal(), at: at(2)).id
    _ = try await engine.record(
      [ReportedOutcome(id: "o", user: alice, decisionID: id, pnlPercent: 1, knownAt: nil, propensity: 1)],
      at: at(3))
    _ = try await engine.perform(command(.adapt(force: true), at: at(10)))
    let entries = try await repository.read(deadline: nil) {
      try $0.entries(of: bitcoin, before: nil, limit: 10)
    }
    #expect(entries.reversed().map(\.cause) == [.set, .adaptation])
  }

  @Test("A cycle that is only tried leaves the restart to one that is made")
  func tried() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    try await engine.set(0.8, at: at(0))
    let learned = Key(user: alice, symbol: bitcoin.symbol)
    var policy = Policy()
    policy.bounds.confidence = Bounds(0.5, 0.95)
    _ = try await engine.perform(command(.policy(policy), bitcoin.global, at: at(1)))
    let tried = try await engine.perform(
      command(.adapt(force: true), learned, at: at(10), validateOnly: true))
    #expect(tried.entryID == "")
    let (entries, identity) = try await repository.read(deadline: nil) {
      (try $0.entries(of: bitcoin, before: nil, limit: 10), try $0.identity())
    }
    #expect(entries.map(\.cause) == [.set] && identity.head == 2)
  }
}
