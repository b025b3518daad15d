import Repository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Borrowing from other users", .timeLimit(.minutes(1)))
struct BorrowingTests {
  private static func key(_ user: String, _ symbol: String = "A") -> Key {
    Key(user: UserID(user), symbol: Symbol(symbol))
  }

  private static func engine() async throws -> (Engine, InMemoryRepository) {
    let repository = InMemoryRepository()
    var configuration = EngineConfiguration()
    configuration.learning.outcomesMin = 30
    configuration.lendersFreshness = .seconds(0)
    return (try await Engine(repository: repository, configuration: configuration), repository)
  }

  /// Lets a user decide on an hour of signals, reports what each made, and runs a cycle; confident ones gain.
  private static func learn(
    _ key: Key, on engine: Engine, from begin: Double, count: Int = 60, seed: UInt64 = 1, asOf: Bool = false
  ) async throws -> CommandAnswer {
    var random = SeededGenerator(seed: seed)
    func moment(_ seconds: Double) -> Moment { at(seconds, asOf: asOf ? seconds : nil) }
    for index in 0..<count {
      let now = begin + Double(index) * 60
      let edge = Double.random(in: 0.3...1, using: &random)
      let report = try await engine.decide(
        Signal(
          symbol: key.symbol, action: .buy, confidence: edge, rsi: .random(in: 20...80, using: &random),
          changePercent: .random(in: -6...6, using: &random), volume: 3e9,
          macd: .random(in: -0.1...0.1, using: &random), price: 100),
        for: key.user, at: moment(now))
      let pnl = (edge > 0.6 ? 1.5 : -1.5) + .random(in: -1...1, using: &random)
      _ = try await engine.record(
        [
          ReportedOutcome(
            id: "\(key.user)\(begin)\(index)", user: key.user, decisionID: report.id, pnlPercent: pnl,
            knownAt: nil, propensity: 1)
        ], at: moment(now + 30))
    }
    return try await engine.perform(
      command(.adapt(force: true), key, at: moment(begin + Double(count) * 60)))
  }

  private static func input(_ id: String, in repository: InMemoryRepository) async throws -> JournalInput {
    let entry = try await repository.read(deadline: nil) { try $0.entry(id) }
    return try JournalInput(decoding: try #require(entry).input)
  }

  @Test("A key with few outcomes is lent what five others learned, and none of it is theirs alone")
  func lends() async throws {
    let (engine, repository) = try await Self.engine()
    for user in 0..<5 {
      let answer = try await Self.learn(
        Self.key("teacher\(user)"), on: engine, from: 0, count: 60 + user, seed: UInt64(user))
      #expect(try await Self.input(answer.entryID, in: repository).prior == nil, "fewer than five others")
    }
    let first = try await Self.learn(Self.key("pupil"), on: engine, from: 10_000)
    let input = try await Self.input(first.entryID, in: repository)
    let prior = try #require(input.prior)
    #expect(prior.symbolUsers == 5 && prior.users == 5)
    let learner = try await repository.read(deadline: nil) { transaction in
      let record = try #require(try transaction.scopes([Self.key("pupil")])[Self.key("pupil")])
      return try LearnerState(decoding: record.learner)
    }
    #expect(learner.prior == prior.weights)
    // What five say together is more than the key knows from as many outcomes as each of them.
    #expect(toldApart(by: learner.opinion) > toldApart(by: learner.weights))
    // Another symbol of theirs has no five users, but all symbols have.
    let other = try await Self.learn(Self.key("pupil", "B"), on: engine, from: 20_000)
    let otherPrior = try #require(try await Self.input(other.entryID, in: repository).prior)
    #expect(otherPrior.symbolUsers == 0 && otherPrior.users == 5)
    #expect(otherPrior.weights != prior.weights)
  }

  /// How much more is expected of a sure signal than of a doubtful one.
  private func toldApart(by weights: [Double]) -> Double {
    func expected(confidence: Double) -> Double {
      var z = PerParameter(repeating: 0.8)
      z.confidence = confidence
      let strict = PerParameter(repeating: 1.0)
      let view = LearnerView(z: z, u: strict, baseline: strict, liveAccepted: false, version: 0)
      return Learner.boxMixture.rule.difference(view, propensity: 1, weights: weights)
    }
    return expected(confidence: 0.9) - expected(confidence: 0.1)
  }

  @Test("A key with many outcomes, another learner or a clock of its own is lent nothing")
  func borrowers() async throws {
    let (engine, repository) = try await Self.engine()
    for user in 0..<6 {
      _ = try await Self.learn(Self.key("teacher\(user)"), on: engine, from: 0, seed: UInt64(user))
    }
    let simulated = try await Self.learn(Self.key("simulated"), on: engine, from: 10_000, asOf: true)
    #expect(try await Self.input(simulated.entryID, in: repository).prior == nil)
    let other = Self.key("other")
    _ = try await engine.perform(command(.policy(Policy(learner: "hedge")), other, at: at(9_000)))
    let hedge = try await Self.learn(other, on: engine, from: 10_000)
    #expect(try await Self.input(hedge.entryID, in: repository).prior == nil)
    let rich = try await Self.learn(Self.key("rich"), on: engine, from: 10_000, count: 320)
    #expect(try await Self.input(rich.entryID, in: repository).prior == nil)
    let poor = try await Self.learn(Self.key("poor"), on: engine, from: 10_000, count: 250)
    #expect(try await Self.input(poor.entryID, in: repository).prior != nil)
  }

  @Test("Users with other bounds, with another learner or with a clock of their own lend nothing")
  func lenders() async throws {
    let (engine, repository) = try await Self.engine()
    var bounds = Policy.inherited
    bounds.bounds.confidence = Bounds(0.3, 1)
    let policies = [bounds, Policy(roundTripFeePercent: 0.1), Policy(learner: "hedge"), .inherited]
    for (index, policy) in (policies + policies).enumerated() {
      let key = Self.key("lender\(index)")
      if policy != .inherited {
        _ = try await engine.perform(command(.policy(policy), key, at: at(0)))
      }
      _ = try await Self.learn(key, on: engine, from: 10, seed: UInt64(index))
    }
    for user in 0..<4 {
      _ = try await Self.learn(Self.key("simulated\(user)"), on: engine, from: 10, asOf: true)
    }
    let pupil = try await Self.learn(Self.key("pupil"), on: engine, from: 10_000)
    #expect(try await Self.input(pupil.entryID, in: repository).prior == nil, "two others measure alike")
  }

  /// Gives users what the key `like` learned, as if they had learned it themselves on that basis.
  private static func copy(
    _ like: Key, to users: [String], _ basis: LearningBasis, _ clock: UserClock = .real,
    symbol: String? = nil, spoilt: Bool = false, in repository: InMemoryRepository
  ) async throws {
    try await repository.write(deadline: nil) { transaction in
      let record = try #require(try transaction.scopes([like])[like])
      let entry = try #require(try transaction.measuringEntries(of: [like])[like])
      for name in users {
        var (record, entry) = (record, entry)
        record.key = Key(user: UserID(name), symbol: symbol.map(Symbol.init) ?? like.symbol)
        (entry.id, entry.key) = ("\(record.key)", record.key)
        var learner = try LearnerState(decoding: record.learner)
        learner.basis = basis
        if spoilt { learner.weights[7] = .nan }
        record.learner = learner.encoded()
        _ = try transaction.lockUser(record.key.user)
        try transaction.put(UserRecord(id: record.key.user, clock: clock))
        _ = try transaction.lockScopes([record.key])
        try transaction.put(record)
        try transaction.insert(entry)
      }
    }
  }

  private static func names(_ prefix: String, _ count: Int) -> [String] {
    (0..<count).map { "\(prefix)\($0)" }
  }

  @Test("Who learned from prices lends nothing to who learns from reports, and the other way round")
  func bases() async throws {
    let (engine, repository) = try await Self.engine()
    let teacher = Self.key("teacher")
    _ = try await Self.learn(teacher, on: engine, from: 0)
    try await Self.copy(teacher, to: Self.names("marked", 4), .marked, in: repository)
    try await Self.copy(teacher, to: Self.names("reported", 3), .reported, in: repository)
    let pupil = Self.key("pupil")
    let first = try await Self.learn(pupil, on: engine, from: 10_000)
    #expect(try await Self.input(first.entryID, in: repository).prior == nil, "four measure alike, not eight")
    try await Self.copy(teacher, to: ["reported3"], .reported, in: repository)
    let second = try await Self.learn(pupil, on: engine, from: 20_000)
    let prior = try #require(try await Self.input(second.entryID, in: repository).prior)
    #expect(prior.symbolUsers == 5 && prior.users == 5)
  }

  @Test("However many others come first by name, they do not hide who could lend")
  func crowd() async throws {
    let (engine, repository) = try await Self.engine()
    let teacher = Self.key("teacher")
    _ = try await Self.learn(teacher, on: engine, from: 0)
    let simulated = UserClock.simulated(instant(0))
    try await Self.copy(teacher, to: Self.names("a-simulated", 300), .reported, simulated, in: repository)
    try await Self.copy(teacher, to: Self.names("b-marked", 100), .marked, in: repository)
    try await Self.copy(teacher, to: Self.names("c-reported", 4), .reported, in: repository)
    let pupil = try await Self.learn(Self.key("pupil"), on: engine, from: 10_000)
    let prior = try #require(try await Self.input(pupil.entryID, in: repository).prior)
    #expect(prior.symbolUsers == 5 && prior.users == 5)
    try await Self.copy(teacher, to: Self.names("d-reported", 60), .reported, in: repository)
    let other = try await Self.learn(Self.key("other"), on: engine, from: 10_000)
    let most = try #require(try await Self.input(other.entryID, in: repository).prior)
    #expect(most.symbolUsers == LenderReader.usersMax && most.users == LenderReader.usersMax)
  }

  @Test("Each user counts once among all, however many symbols it has")
  func once() async throws {
    let (engine, repository) = try await Self.engine()
    let teacher = Self.key("teacher")
    _ = try await Self.learn(teacher, on: engine, from: 0)
    for symbol in 0..<19 {
      try await Self.copy(
        teacher, to: Self.names("many", 3) + ["z-many"], .reported, symbol: "S\(symbol)", in: repository)
    }
    try await Self.copy(teacher, to: Self.names("one", 9), .reported, in: repository)
    let pupil = try await Self.learn(Self.key("pupil", "NEW"), on: engine, from: 10_000)
    let prior = try #require(try await Self.input(pupil.entryID, in: repository).prior)
    #expect(prior.symbolUsers == 0 && prior.users == 14)
  }

  @Test("What a parent's policy changed since is not lent as if it had been learned that way")
  func learnedUnder() async throws {
    let (engine, repository) = try await Self.engine()
    for user in 0..<5 {
      _ = try await Self.learn(Self.key("teacher\(user)"), on: engine, from: 0, seed: UInt64(user))
    }
    let horizon = Policy(horizon: .hours(9))
    for user in 0..<5 {
      let global = Self.key("teacher\(user)").global
      _ = try await engine.perform(command(.policy(horizon), global, at: at(9_000)))
    }
    let pupil = Self.key("pupil")
    _ = try await engine.perform(command(.policy(horizon), pupil, at: at(9_000)))
    let answer = try await Self.learn(pupil, on: engine, from: 10_000)
    #expect(
      try await Self.input(answer.entryID, in: repository).prior == nil, "they learned under four hours")
    let same = try await Self.learn(Self.key("same"), on: engine, from: 10_000)
    #expect(try await Self.input(same.entryID, in: repository).prior?.symbolUsers == 5)
  }

  @Test("Who learned something that is no number spoils nobody else's learning")
  func spoilt() async throws {
    let (engine, repository) = try await Self.engine()
    let teacher = Self.key("teacher")
    _ = try await Self.learn(teacher, on: engine, from: 0)
    try await Self.copy(teacher, to: Self.names("good", 4), .reported, in: repository)
    try await Self.copy(teacher, to: Self.names("bad", 4), .reported, spoilt: true, in: repository)
    let pupil = try await Self.learn(Self.key("pupil"), on: engine, from: 10_000)
    let prior = try #require(try await Self.input(pupil.entryID, in: repository).prior)
    #expect(prior.symbolUsers == 5 && prior.weights.allSatisfy(\.isFinite))
  }
}
