import Testing
import ThresholdCore

@Suite("A scope of the default learner")
struct BoxMixtureJournalTests {
  /// A scope after `days` of hourly signals of which those with some confidence gain a lot, until the market turns and all
  /// lose a little.
  private static func played(
    days: Int, seed: UInt64, turnsAfter: Int = .max, by identity: String? = nil
  ) -> JournalHarness {
    var random = SeededGenerator(seed: seed)
    var harness = JournalHarness()
    harness.identity = identity
    harness.policy = JournalHarness.policy(.boxMixture)
    for hour in 0..<days * 24 {
      let now = JournalHarness.start + .hours(Double(hour))
      if hour.isMultiple(of: 24), hour > 0 { harness.apply(.adapt(force: true), at: now) }
      let z = PerParameter { _ in random.uniform(0...1) }
      let decision = harness.decide(z, at: now)
      let mean = hour / 24 >= turnsAfter ? -0.2 : z.confidence > 0.4 ? 1.2 : -0.5
      harness.report(decision, pnlPercent: mean + 1.5 * random.normal(), at: now + .minutes(30))
    }
    return harness
  }

  @Test("is promoted, walks towards the box, and replays to the same versions from what is stored")
  func replay() throws {
    let harness = Self.played(days: 30, seed: 8)
    #expect(harness.state.learner.standing == .promoted)
    #expect(harness.live.confidence < harness.inherited.confidence)
    #expect(harness.live.rsi > harness.inherited.rsi)
    #expect(harness.journal.contains { $0.after.own.version > 2 })
    let states = try harness.replayed()
    #expect(states == harness.journal.map(\.after))
  }

  @Test("goes back, though promoted, once it expects nothing any more of what it took")
  func turned() {
    let harness = Self.played(days: 90, seed: 8, turnsAfter: 30)
    let former = Self.played(days: 90, seed: 8, turnsAfter: 30, by: "box_mixture/2")
    func taken(_ harness: JournalHarness) -> Int {
      harness.shown.dropFirst(30 * 24).count { $0.accepted && !$0.symbolView!.baselineAccepted }
    }
    #expect(harness.state.learner.standing == .promoted)
    #expect(harness.live.confidence == harness.inherited.confidence)
    #expect(taken(harness) * 4 < taken(former) * 3, "\(taken(harness)) instead of \(taken(former))")
  }

  @Test("that an earlier version moved replays by that version, and by no other")
  func formerVersion() throws {
    let harness = Self.played(days: 30, seed: 8, by: "box_mixture/2")
    // As it moved when it was the one of today.
    #expect(abs(harness.state.learner.evidence - 20.699586880536) < 1e-6)
    #expect(abs(harness.live.confidence - 0.417259382292) < 1e-9)
    #expect(abs(harness.live.momentum - 1.002939878204) < 1e-9)
    #expect(harness.state.learner.standing == .promoted)
    #expect(harness.journal.allSatisfy { $0.learner == "box_mixture/2" })
    #expect(try harness.replayed() == harness.journal.map(\.after))
    let today = Self.played(days: 30, seed: 8)
    #expect(today.journal.allSatisfy { $0.learner == "box_mixture/4" })
    #expect(today.journal.map(\.after) != harness.journal.map(\.after))
  }

  /// A scope after `days` of hourly signals on prices, which those with some confidence carry their way.
  private static func playedOnPrices(days: Int, seed: UInt64, by identity: String? = nil) -> JournalHarness {
    var random = SeededGenerator(seed: seed)
    var harness = JournalHarness()
    harness.identity = identity
    harness.policy = JournalHarness.policy(.boxMixture)
    harness.policy.basis = .marked
    let symbol = JournalHarness.scope.symbol
    var price = 100.0
    var open: [(decision: Decision, mean: Double, entry: Double)] = []
    for hour in 0..<days * 24 {
      let now = JournalHarness.start + .hours(Double(hour))
      if hour.isMultiple(of: 24), hour > 0 { harness.apply(.adapt(force: true), at: now) }
      let z = PerParameter { _ in random.uniform(0...1) }
      let decision = harness.decide(z, at: now, side: random.chance(0.5) ? .buy : .sell)
      for quarter in 0..<4 {
        let carried = open.reduce(0) { $0 + ($1.decision.action == .sell ? -1 : 1) * ($1.mean + 0.2) / 16 }
        price *= 1 + (carried + 0.3 * random.normal()) / 100
        let time = now + .minutes(15 * Double(quarter))
        harness.prices.append(PricePoint(symbol: symbol, price: price, time: time))
        guard quarter == 0 else { continue }
        open.append((decision, z.confidence > 0.4 ? 1.2 : -0.5, price))
        guard open.count > 4 else { continue }
        let due = open.removeFirst()
        let side = due.decision.action == .sell ? -1.0 : 1
        harness.report(
          due.decision, pnlPercent: side * (price / due.entry - 1) * 100 - 0.2, at: time, basis: .marked)
      }
    }
    return harness
  }

  @Test("learns from prices where there are any, as its former version did not, and both replay to the same")
  func prices() throws {
    let harness = Self.playedOnPrices(days: 30, seed: 11)
    let former = Self.playedOnPrices(days: 30, seed: 11, by: "box_mixture/3")
    #expect(harness.state.learner.standing == .promoted)
    #expect(harness.live.confidence < harness.inherited.confidence)
    #expect(try harness.replayed() == harness.journal.map(\.after))
    #expect(former.journal.allSatisfy { $0.learner == "box_mixture/3" })
    #expect(former.state.learner.market.books.allSatisfy { $0.memory == nil })
    #expect(former.state.learner.market.positions.allSatisfy { $0.z == nil })
    #expect(try former.replayed() == former.journal.map(\.after))
    // No outcome is waited for but of those that are open.
    #expect(harness.state.learner.market.followed.count <= 1)
  }

  @Test("goes on from where an earlier version left it, and replays to the same")
  func upgrade() throws {
    var harness = Self.played(days: 30, seed: 8, by: "box_mixture/2")
    harness.identity = nil
    let end = JournalHarness.start + .days(30)
    let standing = harness.state.learner.standing
    for day in 0..<5 {
      for hour in 0..<12 {
        let now = end + .hours(Double(day * 24 + hour * 2))
        harness.report(
          harness.decide(PerParameter(repeating: 0.3), at: now), pnlPercent: 0.5, at: now + .minutes(30))
      }
      harness.apply(.adapt(force: true), at: end + .days(Double(day + 1)))
    }
    #expect(harness.state.learner.standing == standing)
    #expect(Set(harness.journal.map(\.learner)) == ["box_mixture/2", "box_mixture/4"])
    #expect(try harness.replayed() == harness.journal.map(\.after))
  }

  @Test("learns the same however its outcomes are split into cycles, until the first promotion")
  func split() throws {
    var daily = Self.played(days: 6, seed: 9)
    var once = JournalHarness()
    once.policy = daily.policy
    for decision in daily.shown {
      once.record(decision.symbolView!, at: decision.decidedAt, side: decision.action)
    }
    for outcome in daily.outcomes {
      once.report(
        once.shown[Int(outcome.number) - 1], pnlPercent: outcome.pnlPercent, at: outcome.knownAt)
    }
    let end = JournalHarness.start + .days(6)
    daily.apply(.adapt(force: true), at: end)
    once.apply(.adapt(force: true), at: end)
    #expect(once.state.learner.weights == daily.state.learner.weights)
    #expect(once.state.learner.evidence == daily.state.learner.evidence)
  }

  @Test("keeps what it learned of the market when the user speaks, and proves it anew")
  func set() {
    var harness = Self.played(days: 30, seed: 8)
    let weights = harness.state.learner.weights
    var values = PartialValues.none
    values.confidence = 0.8
    harness.apply(.set(values), at: JournalHarness.start + .days(31))
    #expect(harness.state.learner.weights == weights)
    #expect(harness.state.learner.evidence == 1)
    #expect(harness.state.learner.standing == .trial)
    #expect(harness.live.confidence == 0.8)
  }
}
