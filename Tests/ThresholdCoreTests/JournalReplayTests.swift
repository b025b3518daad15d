import Testing
import ThresholdCore

@Suite("Replay of a journal")
struct JournalReplayTests {
  /// A stream with an edge beyond the defaults, decided by the state as it goes, with commands in between.
  private static func run(seed: UInt64, basis: LearningBasis, commands: Bool) -> JournalHarness {
    var random = SeededGenerator(seed: seed)
    var harness = JournalHarness()
    harness.policy.basis = basis
    harness.policy.horizon = .hours(1)
    // Shorter than the stream, so that it slides.
    harness.configuration.window = 120
    var pending: [(decision: Decision, pnl: Double)] = []
    var at = JournalHarness.start
    var price = 100.0
    var nextCycle = at + .hours(6)
    for _ in 0..<900 {
      at = at + .minutes(random.uniform(1...30))
      price *= 1 + random.normal() * 0.002
      harness.prices.append(PricePoint(symbol: JournalHarness.scope.symbol, price: price, time: at))
      while let first = pending.first, first.decision.decidedAt + harness.policy.horizon <= at {
        harness.report(first.decision, pnlPercent: first.pnl, at: at, basis: basis)
        pending.removeFirst()
      }
      if commands, random.chance(0.01) { command(&harness, &random, at: at) }
      if at >= nextCycle {
        harness.apply(.adapt(force: random.chance(0.7)), at: at)
        nextCycle = at + .hours(random.uniform(0.5...8))
      }
      let z = PerParameter { _ in random.uniform(0.1...0.95) }
      let decision = harness.decide(z, at: at, propensity: random.chance(0.1) ? 0.5 : 1)
      pending.append((decision, random.normal() + (z.confidence < 0.6 ? 1.2 : -0.4)))
    }
    return harness
  }

  private static func command(_ harness: inout JournalHarness, _ random: inout SeededGenerator, at: Instant) {
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      var values = PartialValues.none
      values.momentum = random.uniform(1.2...4)
      harness.apply(.set(values), at: at)
    case 1: harness.apply(.reset, at: at)
    case 2:
      harness.policy.pinned.rsi.toggle()
      harness.apply(.policy(restartsLearning: false), at: at)
    case 3:
      harness.policy.maxLossPercent = random.uniform(5...20)
      harness.apply(.policy(restartsLearning: true), at: at)
    default: harness.apply(.rollback(harness.state.baseline), at: at)
    }
  }

  @Test(
    "from empty, every state of thresholds and learner comes again, bit for bit",
    arguments: [LearningBasis.reported, .marked], [UInt64(1), 2, 3])
  func replays(basis: LearningBasis, seed: UInt64) throws {
    let harness = Self.run(seed: seed, basis: basis, commands: true)
    let replayed = try harness.replayed()
    #expect(harness.journal.count > 50, "seed \(seed)")
    #expect(harness.state.learner.foldedThrough > 500, "seed \(seed)")
    let states = harness.journal.map(\.after)
    let same = zip(states, replayed).prefix {
      $0 == $1 && $0.learner.encoded() == $1.learner.encoded()
    }
    #expect(same.count == states.count, "entry \(same.count) differs, seed \(seed)")
  }

  @Test(
    "how events are split into cycles that the schedule refuses makes no difference",
    arguments: [LearningBasis.reported, .marked], [UInt64(4), 5])
  func splits(basis: LearningBasis, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let stream = Self.run(seed: seed, basis: basis, commands: false)
    let last = stream.outcomes[stream.outcomes.count - 1].knownAt
    var whole = ScopeState.empty
    var split = ScopeState.empty
    func adapt(_ state: inout ScopeState, at: Instant) {
      let known = Int64(stream.outcomes.count { $0.knownAt <= at })
      let input = JournalInput(
        at: at, command: .adapt(force: false), inherited: stream.inherited, policy: stream.policy,
        configuration: stream.configuration)
      _ = Journal.apply(
        input, stream.evidence(for: state, at: at, through: known), scope: JournalHarness.scope, to: &state)
    }
    var cycle = JournalHarness.start + .hours(30)
    adapt(&whole, at: cycle)
    adapt(&split, at: cycle)
    #expect(whole.learner.lastCycle == cycle)
    while cycle + .hours(24) <= last {
      var between = cycle
      while true {
        between = between + .hours(random.uniform(0.1...10))
        if between >= cycle + .hours(24) { break }
        adapt(&split, at: between)
      }
      cycle = cycle + .hours(24)
      adapt(&whole, at: cycle)
      adapt(&split, at: cycle)
      #expect(whole == split, "seed \(seed)")
    }
    #expect(whole.learner.outcomes > 500, "seed \(seed)")
  }

  @Test("a stream with an edge is promoted, moves its thresholds, and replays")
  func promotes() throws {
    var random = SeededGenerator(seed: 6)
    var harness = JournalHarness()
    harness.policy.basis = .reported
    harness.policy.maxLossPercent = 5
    var at = JournalHarness.start
    var pending: [(decision: Decision, pnl: Double)] = []
    for index in 0..<2_400 where harness.state.own.version < 3 {
      at = at + .minutes(15)
      while let first = pending.first, first.decision.decidedAt + .hours(2) <= at {
        harness.report(first.decision, pnlPercent: first.pnl, at: at)
        pending.removeFirst()
      }
      if index.isMultiple(of: 40) { harness.apply(.adapt(force: true), at: at) }
      let z = PerParameter { _ in random.uniform(0.3...1) }
      pending.append((harness.decide(z, at: at), random.normal() + 1.2))
    }
    #expect(harness.state.learner.standing == .promoted)
    #expect(harness.state.learner.evidence >= 20)
    #expect(harness.state.own.version == 3)
    let live = Position.of(harness.live, in: harness.policy.bounds)
    let baseline = Position.of(harness.inherited, in: harness.policy.bounds)
    #expect(Parameter.allCases.allSatisfy { live[$0] <= baseline[$0] })
    #expect(try harness.replayed() == harness.journal.map(\.after))
  }
}
