import Testing
import ThresholdCore

@Suite("The journal")
struct JournalTests {
  static let start = JournalHarness.start

  @Test("without new outcomes nothing changes and nothing is written, A included")
  func nothingNew() {
    var harness = JournalHarness.promoted(towards: SafeguardTests.strict)
    harness.decide(PerParameter(repeating: 0.5), at: Self.start + .hours(3))
    let before = harness.state
    let report = harness.apply(.adapt(force: true), at: Self.start + .hours(30))
    #expect(harness.state == before)
    #expect(!report.worthWriting)
    #expect(report.isBlocked(by: .newEvidence))
  }

  @Test("a set is baseline and live value, and learning begins anew")
  func set() {
    var harness = JournalHarness.promoted(towards: SafeguardTests.strict)
    _ = harness.cycle()
    #expect(harness.state.own.values.confidence != nil)
    let version = harness.state.own.version
    var values = PartialValues.none
    values.rsi = 60
    let report = harness.apply(.set(values), at: Self.start + .hours(40))
    #expect(harness.state.own.values == values)
    #expect(harness.state.baseline == values)
    #expect(harness.state.own.version == version + 1)
    #expect(harness.state.learner.evidence == 1)
    #expect(harness.state.learner.standing == .trial)
    #expect(harness.state.learner.position == nil)
    #expect(report.valuesChanged && report.worthWriting)
    #expect(report.updates.first { $0.parameter == .confidence }?.newValue == 0.75)
    // The attempt that was given up had money on the table: the next needs more.
    #expect(harness.state.learner.evidenceNeeded == 60)
  }

  @Test("a second set keeps what the first said of other parameters, a reset forgets both")
  func setTwice() {
    var harness = JournalHarness()
    harness.apply(
      .set(PartialValues(rsi: 60, confidence: nil, macd: nil, volume: nil, momentum: nil)), at: Self.start)
    harness.apply(
      .set(PartialValues(rsi: nil, confidence: nil, macd: nil, volume: nil, momentum: 3)),
      at: Self.start + .hours(1))
    #expect(harness.live == PerParameter(rsi: 60, confidence: 0.75, macd: 0, volume: 1e9, momentum: 3))
    harness.apply(.reset, at: Self.start + .hours(2))
    #expect(harness.live == harness.inherited)
    #expect(harness.state.own.version == 3)
    #expect(harness.state.own.values.isEmpty && harness.state.baseline.isEmpty)
    // Nothing was ever bet: the first attempt is still to come.
    #expect(harness.state.learner.attempt == 1)
  }

  @Test("a policy that changes what coordinates mean takes back what was proved; another does not")
  func policy() {
    var harness = JournalHarness.promoted(towards: SafeguardTests.strict)
    _ = harness.cycle()
    let before = harness.state
    let harmless = harness.apply(.policy(restartsLearning: false), at: Self.start + .hours(30))
    #expect(harness.state == before)
    #expect(harmless.worthWriting && !harmless.valuesChanged)
    let report = harness.apply(.policy(restartsLearning: true), at: Self.start + .hours(31))
    #expect(report.valuesChanged)
    #expect(harness.live == harness.inherited)
    #expect(harness.state.learner.outcomes == 0)
    #expect(harness.state.learner.basis == nil)
    // Outcomes of decisions from before are folded, but teach nothing.
    harness.report(harness.shown[harness.shown.count - 1], pnlPercent: 1, at: Self.start + .hours(32))
    harness.apply(.adapt(force: true), at: Self.start + .hours(33))
    #expect(harness.state.learner.foldedThrough == Int64(harness.outcomes.count))
    #expect(harness.state.learner.outcomes == 0)
  }

  @Test("a rollback restores values, demotes, and the next step waits one cooldown")
  func rollback() {
    var harness = JournalHarness.promoted(towards: SafeguardTests.strict)
    _ = harness.cycle()
    let afterFirst = harness.state.own.values
    _ = harness.cycle()
    let version = harness.state.own.version
    let at = Self.start + .hours(51)
    harness.apply(.rollback(afterFirst), at: at)
    #expect(harness.state.own.values == afterFirst)
    #expect(harness.state.own.version == version + 1)
    #expect(harness.state.learner.standing == .demoted)
    harness.feed(10, z: 0.01, pnlPercent: 0, from: at + .hours(46))
    let waiting = harness.apply(.adapt(force: true), at: at + .hours(47.9))
    #expect(waiting.isBlocked(by: .cooldown))
    #expect(!waiting.valuesChanged)
    harness.feed(1, z: 0.01, pnlPercent: 0, from: at + .hours(47.95))
    let moving = harness.apply(.adapt(force: true), at: at + .hours(48))
    #expect(moving.valuesChanged)
    #expect(harness.state.learner.standing == .demoted)
    // A tenth up takes more than a tenth down to take back; another step does it.
    _ = harness.cycle()
    #expect(harness.live == harness.inherited)
    #expect(harness.state.own.values.isEmpty)
    #expect(harness.state.learner.standing == .trial)
  }

  @Test("a pinned parameter stays where it is when the others walk back")
  func demotionOfPinned() throws {
    var harness = JournalHarness.promoted(towards: PerParameter(repeating: 0.0))
    for _ in 0..<3 { _ = harness.cycle() }
    harness.policy.pinned.rsi = true
    let pinned = harness.live.rsi
    #expect(pinned != harness.inherited.rsi)
    let z = Position.of(harness.live, in: harness.policy.bounds)
    var at = try #require(harness.state.learner.lastCycle) + .minutes(5)
    for _ in 0..<60 {
      let decision = harness.decide(z, at: at)
      harness.report(decision, pnlPercent: -2, at: at + .seconds(1))
      at = at + .seconds(2)
    }
    let report = harness.apply(.adapt(force: false), at: at)
    #expect(harness.state.learner.standing == .demoted)
    #expect(report.verdicts.contains { $0.safeguard == .pins && $0.blocked && $0.parameter == .rsi })
    for _ in 0..<4 { _ = harness.cycle() }
    #expect(harness.live.rsi == pinned)
    #expect(harness.live.confidence == harness.inherited.confidence)
  }

  @Test("promoted values that lose against the baseline walk back, whatever the safeguards say")
  func demotion() throws {
    var harness = JournalHarness.promoted(towards: PerParameter(repeating: 0.0))
    for _ in 0..<3 { _ = harness.cycle() }
    #expect(harness.live.confidence < 0.6)
    harness.recentTrades = (0..<30).map { _ in ClosedReturn(pnlPercent: -1, closedAt: Self.start) }
    // Signals that the live thresholds take and the baseline refuses, all of them bad.
    let bounds = harness.policy.bounds
    let z = Position.of(harness.live, in: bounds)
    var at = try #require(harness.state.learner.lastCycle) + .minutes(5)
    for _ in 0..<60 {
      let decision = harness.decide(z, at: at)
      harness.report(decision, pnlPercent: -2, at: at + .seconds(1))
      at = at + .seconds(2)
    }
    let report = harness.apply(.adapt(force: false), at: at)
    #expect(report.isBlocked(by: .interval) && report.isBlocked(by: .cooldown) && report.isBlocked(by: .gate))
    #expect(report.valuesChanged)
    #expect(harness.state.learner.standing == .demoted)
    #expect(harness.state.learner.attempt == 2)
    #expect(report.evidence == 1 && report.evidenceNeeded == 60)
    #expect(report.updates.allSatisfy { $0.confidence >= 1 - 1 / 50.0 && $0.confidence <= 0.99 })
    #expect(report.updates.allSatisfy { $0.reason.contains("back to the baseline") })
    // A came half the way back from 0.
    let u = harness.state.learner.u(baseline: Position.of(harness.inherited, in: bounds))
    #expect(abs(u.rsi - 0.25) < 0.1)
    for _ in 0..<4 { _ = harness.cycle() }
    #expect(harness.live == harness.inherited)
    #expect(harness.state.own.values.isEmpty)
    #expect(harness.state.learner.standing == .trial)
  }

  @Test("the reason says old and new, E, outcomes, the marginal band, what capped it, and the baseline")
  func reason() throws {
    var harness = JournalHarness.promoted(towards: SafeguardTests.strict)
    let at = Self.start + .hours(25)
    let marginal = PerParameter(rsi: 0.6, confidence: 0.95, macd: 0.95, volume: 0.95, momentum: 0.95)
    for index in 0..<4 {
      let decision = harness.decide(marginal, at: at + .minutes(Double(index)))
      harness.report(decision, pnlPercent: index < 2 ? 0.5 : -0.3, at: at + .minutes(10))
    }
    let report = harness.cycle()
    let reason = try #require(report.updates.first { $0.parameter == .rsi }).reason
    for part in [
      "rsi_threshold 70 -> 63", "E 25", "needs 20", "74 outcomes (4 executed, 70 shadow)",
      "4 in the marginal band with a mean pnl of 0.1 %", "capped by step", "baseline 70",
    ] {
      #expect(reason.contains(part), "\(part) in \(reason)")
    }
    #expect(report.updates.allSatisfy { abs($0.confidence - (1 - 1 / 25.0)) < 1e-9 })
  }

  @Test("an outcome of another basis is folded but teaches nothing; the first one fixes the basis")
  func basis() {
    var harness = JournalHarness()
    harness.feed(5, z: 0.5, pnlPercent: 1, from: Self.start)
    let decision = harness.decide(PerParameter(repeating: 0.5), at: Self.start + .hours(1))
    harness.report(decision, pnlPercent: 1, at: Self.start + .hours(2), basis: .marked)
    harness.apply(.adapt(force: true), at: Self.start + .hours(3))
    #expect(harness.state.learner.basis == .reported)
    #expect(harness.state.learner.foldedThrough == 6)
    #expect(harness.state.learner.outcomes == 5)
  }

  @Test("a decision of the very time of a cycle is shown to the next, once")
  func sameTime() throws {
    var harness = JournalHarness.promoted(towards: SafeguardTests.loose, evidence: 1)
    harness.state.learner.standing = .trial
    harness.state.learner.rejectedOutcomes = 60
    harness.state.learner.margin.moments.sum = 1
    harness.state.learner.margin.moments.squares = 1
    harness.state.learner.margin.moments.signals = 100
    let at = Self.start + .hours(30)
    let decision = harness.decide(PerParameter(repeating: 0.4), at: at)
    harness.feed(1, z: 0.01, pnlPercent: 0, from: at - .minutes(10))
    harness.apply(.adapt(force: true), at: at)
    #expect(!harness.state.learner.margin.bets.contains { $0.decisionID == decision.id })
    harness.feed(1, z: 0.01, pnlPercent: 0, from: at + .minutes(10))
    harness.apply(.adapt(force: true), at: at + .hours(1))
    harness.feed(1, z: 0.01, pnlPercent: 0, from: at + .minutes(70))
    harness.apply(.adapt(force: true), at: at + .hours(2))
    #expect(harness.state.learner.margin.bets.count { $0.decisionID == decision.id } == 1)
  }

  @Test("a state and an input come back from storage as they went, and no bytes are a fresh learner")
  func coding() throws {
    var harness = JournalHarness.promoted(towards: SafeguardTests.strict)
    _ = harness.cycle()
    let learner = harness.state.learner
    #expect(try LearnerState(decoding: learner.encoded()) == learner)
    #expect(try LearnerState(decoding: []) == .fresh)
    let bytes = learner.encoded()
    for count in 1..<bytes.count {
      #expect(throws: CorruptRecord.self, "cut to \(count)") {
        try LearnerState(decoding: Array(bytes.prefix(count)))
      }
    }
    for command in [
      Command.set(PartialValues(rsi: 60, confidence: nil, macd: -0.0, volume: nil, momentum: nil)), .reset,
      .policy(restartsLearning: true), .rollback(.none), .restore(.none), .adapt(force: true),
    ] {
      let input = JournalInput(
        at: Self.start, command: command, inherited: harness.inherited, policy: harness.policy,
        recentTrades: [ClosedReturn(pnlPercent: -1, closedAt: Self.start)])
      #expect(try JournalInput(decoding: input.encoded()) == input)
    }
  }
}
