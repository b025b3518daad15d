import Repository
import Testing
import ThresholdCore

@testable import Engine

/// Random histories through the engine, then each scope's journal from empty: every version must come out again.
@Suite("Replaying the journal", .timeLimit(.minutes(5)))
struct JournalReplayTests {
  private static let users = [alice, bob]
  private static let symbols = ["A", "B"]

  @Test(
    "A scope's journal from empty gives every version and the learner's state exactly",
    arguments: 1...3 as ClosedRange<UInt64>)
  func replay(seed: UInt64) async throws {
    let repository = InMemoryRepository()
    var configuration = EngineConfiguration()
    configuration.learning.outcomesMin = 30
    configuration.learning.window = 100
    configuration.learning.schedule = .hours(1)
    let engine = try await Engine(repository: repository, configuration: configuration)
    let counts = try await history(seed, on: engine)
    #expect(counts.adaptations > 10, "seed \(seed): the history has too few cycles to show anything")
    var moved = 0
    for user in Self.users {
      for symbol in Self.symbols + [""] {
        moved += try await check(Key(user: user, symbol: Symbol(symbol)), in: repository, seed: seed)
      }
    }
    #expect(moved > 10, "seed \(seed): too few versions to show anything")
  }

  @Test(
    "When evidence goes with time, a journal gives every version since its oldest checkpoint",
    arguments: 1...2 as ClosedRange<UInt64>)
  func replayFromCheckpoint(seed: UInt64) async throws {
    let repository = InMemoryRepository()
    var configuration = EngineConfiguration()
    configuration.learning.outcomesMin = 30
    configuration.learning.window = 100
    configuration.learning.schedule = .hours(1)
    configuration.retention.decisions = .days(14)
    configuration.retention.prices = .days(14)
    let engine = try await Engine(repository: repository, configuration: configuration)
    // 4,000 steps of 20 minutes make eight weeks.
    _ = try await history(seed, steps: 4_000, pace: 4, on: engine) { now in
      try await engine.decisions.flush()
      #expect(try await engine.retention.work(at: instant(now)))
    }
    #expect(engine.retention.total(.decisions) > 100, "seed \(seed): too little was removed")
    var entries = 0
    for user in Self.users {
      for symbol in Self.symbols + [""] {
        let key = Key(user: user, symbol: Symbol(symbol))
        let checkpoints = try await repository.read(deadline: nil) { try $0.checkpoints(of: key) }
        #expect(!checkpoints.isEmpty, "seed \(seed): \(key) has no checkpoint")
        for checkpoint in checkpoints {
          _ = try await check(key, from: checkpoint, in: repository, seed: seed)
          let last = try await repository.read(deadline: nil) { try $0.scopes([key])[key]?.entryCount ?? 0 }
          entries += Int(last - checkpoint.sequence)
        }
      }
    }
    #expect(entries > 20, "seed \(seed): too few entries to show anything")
  }

  private func history(
    _ seed: UInt64, steps: Int = 1_500, pace: Double = 1, on engine: Engine,
    upkeep: (Double) async throws -> Void = { _ in }
  ) async throws -> (adaptations: Int, changes: Int) {
    var random = SeededGenerator(seed: seed)
    var now = 0.0
    var open: [(UserID, String, Double)] = []
    var adaptations = 0
    var entries: [(Key, String)] = []
    for step in 0..<steps {
      now += Double.random(in: 1...600, using: &random) * pace
      if step % 50 == 49 { try await upkeep(now) }
      let user = Self.users.randomElement(using: &random) ?? alice
      let symbol = Self.symbols.randomElement(using: &random) ?? "A"
      let key = Key(user: user, symbol: Symbol(Bool.random(using: &random) ? symbol : ""))
      // Alice lives on her own clock, Bob on the server's.
      let moment = user == alice ? at(now, asOf: now / 2) : at(now)
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<60:
        let edge = Double.random(in: 0.3...1, using: &random)
        let report = try await engine.decide(
          Signal(
            symbol: Symbol(symbol), action: Bool.random(using: &random) ? .buy : .sell, confidence: edge,
            rsi: .random(in: 20...80, using: &random), changePercent: .random(in: -6...6, using: &random),
            volume: 3e9, macd: .random(in: -0.1...0.1, using: &random), price: 100),
          for: user, at: moment)
        open.append((user, report.id, (edge - 0.6) * 6 + .random(in: -2...2, using: &random)))
      case 60..<90:
        guard let index = open.indices.randomElement(using: &random) else { continue }
        let (owner, id, pnl) = open.remove(at: index)
        let when = owner == alice ? at(now, asOf: now / 2) : at(now)
        _ = try await engine.record(
          [
            ReportedOutcome(
              id: "o\(step)", user: owner, decisionID: id, pnlPercent: pnl, knownAt: nil, propensity: 1)
          ],
          at: when)
      case 90..<95:
        _ = try await engine.perform(command(.adapt(force: Bool.random(using: &random)), key, at: moment))
        adaptations += 1
      case 95:
        entries.append(
          (key, try await engine.set(.random(in: 0.4...0.9, using: &random), key, at: moment).entryID))
      case 96: _ = try await engine.perform(command(.reset, key, at: moment))
      case 97:
        var policy = Policy(roundTripFeePercent: Double.random(in: 0...0.3, using: &random))
        policy.pinned.rsi = Bool.random(using: &random)
        _ = try await engine.perform(command(.policy(policy), key, at: moment))
      case 98:
        guard let (key, id) = entries.randomElement(using: &random) else { continue }
        let when = key.user == alice ? at(now, asOf: now / 2) : at(now)
        _ = await refusal { _ = try await engine.perform(command(.rollback(entryID: id), key, at: when)) }
      default: try await engine.decisions.flush()
      }
    }
    return (adaptations, entries.count)
  }

  /// Replays one scope's journal, from its beginning or a checkpoint; returns how many versions there were.
  private func check(
    _ key: Key, from checkpoint: Checkpoint? = nil, in repository: InMemoryRepository, seed: UInt64
  ) async throws -> Int {
    try await repository.read(deadline: nil) { transaction in
      guard let record = try transaction.scopes([key])[key] else { return 0 }
      let entries = try transaction.entries(of: key, before: nil, limit: .max).reversed()
      #expect(entries.map(\.sequence) == (0..<entries.count).map { Int64($0) + 1 })
      var state = ScopeState.empty
      if let checkpoint {
        state = ScopeState(
          own: checkpoint.own, baseline: checkpoint.baseline,
          learner: try LearnerState(decoding: checkpoint.learner))
      }
      let first = state.own.version
      for entry in entries where entry.sequence > checkpoint?.sequence ?? 0 {
        let input = try JournalInput(decoding: entry.input)
        var evidence = Evidence.none
        if case .adapt = input.command {
          let folded = state.learner.foldedThrough
          let outcomes = try transaction.outcomes(
            of: key, after: max(0, folded - Int64(input.configuration.window)), limit: .max)
          evidence = Evidence(
            decisions: try transaction.decisions(for: key, after: state.learner.watermark, through: input.at),
            outcomes: outcomes.filter { $0.number > folded && $0.number <= entry.outcomesThrough },
            window: outcomes.filter { $0.number <= folded })
        }
        var previous = state.own
        previous.revision = entry.previous.revision
        #expect(previous == entry.previous, "seed \(seed), \(key) \(entry.sequence)")
        let report = Journal.apply(input, evidence, scope: key, to: &state)
        var next = state.own
        next.revision = entry.next.revision
        #expect(next == entry.next, "seed \(seed), \(key) \(entry.sequence)")
        #expect(report.updates == entry.updates, "seed \(seed), \(key) \(entry.sequence)")
      }
      #expect(state.learner.encoded() == record.learner || entries.isEmpty, "seed \(seed), \(key)")
      #expect(state.baseline == record.baseline && state.own.values == record.own.values)
      return Int(record.own.version - first)
    }
  }
}
