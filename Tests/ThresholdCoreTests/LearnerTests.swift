import Testing
import ThresholdCore

@Suite("The guarded gradient")
struct LearnerTests {
  private static func outcome(
    _ number: Int64, z: PerParameter<Double>, pnl: Double, propensity: Double = 1
  ) -> OutcomeRecord {
    let time = JournalHarness.start + .hours(Double(number))
    return OutcomeRecord(
      scope: JournalHarness.scope, number: number, decisionID: "d\(number)", basis: .reported,
      pnlPercent: pnl,
      decidedAt: time, knownAt: time + .hours(1), propensity: propensity, executed: false,
      view: LearnerView(
        z: z, u: PerParameter(repeating: 0.5), baseline: PerParameter(repeating: 0.5), liveAccepted: false,
        version: 0))
  }

  private static func window(_ outcomes: [OutcomeRecord], length: Int = 800) -> OutcomeWindow {
    var window = OutcomeWindow(length: length)
    for outcome in outcomes { window.advance(to: outcome, usable: true) }
    return window
  }

  private static func randomOutcomes(_ count: Int64, seed: UInt64) -> [OutcomeRecord] {
    var random = SeededGenerator(seed: seed)
    return (1...count).map { number in
      outcome(
        number, z: PerParameter { _ in random.uniform(0.2...0.9) }, pnl: random.normal() * 2,
        propensity: random.chance(0.3) ? 0.1 : 1)
    }
  }

  private static func step(_ step: Double) -> LearningConfiguration {
    var configuration = LearningConfiguration()
    configuration.step = step
    return configuration
  }

  @Test("the scale is 2 below 30 outcomes, then 1.4826 times the median size of those in the window")
  func scale() {
    let outcomes = (1...40).map {
      Self.outcome($0, z: PerParameter(repeating: 0), pnl: $0.isMultiple(of: 2) ? Double($0) : -Double($0))
    }
    #expect(Self.window(Array(outcomes.prefix(29))).scale == 2)
    #expect(Self.window(Array(outcomes.prefix(30))).scale == 1.4826 * 15.5)
    #expect(Self.window(outcomes, length: 35).scale == 1.4826 * 23)
    #expect(Self.window(outcomes, length: 35).outcomes.map(\.number) == Array(6...40))
    #expect(Self.window((1...30).map { Self.outcome($0, z: PerParameter(repeating: 0), pnl: 0) }).scale == 2)
  }

  @Test("outcomes that are not usable move the window on but are not in it")
  func unusable() {
    var window = OutcomeWindow(length: 10)
    for number in Int64(1)...20 {
      window.advance(
        to: Self.outcome(number, z: PerParameter(repeating: 0), pnl: 1), usable: number.isMultiple(of: 2))
    }
    #expect(window.outcomes.map(\.number) == [12, 14, 16, 18, 20])
  }

  @Test("a window is the same whether it moved from outcome to outcome or is made of all of them")
  func bulk() {
    for seed in UInt64(1)...5 {
      let outcomes = Self.randomOutcomes(300, seed: seed)
      for length in [1, 40, 299, 300, 800] {
        var moved = OutcomeWindow(length: length)
        for outcome in outcomes { moved.advance(to: outcome, usable: outcome.propensity < 1) }
        var made = OutcomeWindow(length: length, upTo: outcomes) { $0.propensity < 1 }
        #expect(made.outcomes == moved.outcomes && made.scale == moved.scale, "seed \(seed), \(length)")
        let next = Self.outcome(301, z: PerParameter(repeating: 0), pnl: 7)
        made.advance(to: next, usable: true)
        moved.advance(to: next, usable: true)
        #expect(made.outcomes == moved.outcomes && made.scale == moved.scale, "seed \(seed), \(length)")
      }
    }
    #expect(OutcomeWindow(length: 5, upTo: []) { _ in true }.outcomes.isEmpty)
  }

  @Test("the step is the gradient of the soft policy's mean outcome")
  func gradient() {
    let seed = UInt64(11)
    let outcomes = Self.randomOutcomes(300, seed: seed)
    let window = Self.window(outcomes)
    let u = PerParameter(rsi: 0.4, confidence: 0.5, macd: 0.45, volume: 0.35, momentum: 0.55)
    func mean(_ u: PerParameter<Double>) -> Double {
      var sum = 0.0
      var weights = 0.0
      for outcome in outcomes {
        let weight = min(1 / outcome.propensity, 20)
        sum +=
          weight * max(-3, min(3, outcome.pnlPercent / window.scale))
          * SoftPolicy.acceptance(outcome.view.z, u)
        weights += weight
      }
      return sum / weights
    }
    let next = GuardedGradient().propose(
      Learner.Task(
        u: u, baseline: PerParameter(repeating: 0), live: PerParameter(repeating: 1),
        pinned: PerParameter(repeating: false), window: window, configuration: Self.step(1e-3)))
    for parameter in Parameter.allCases {
      var (up, down) = (u, u)
      up[parameter] += 1e-5
      down[parameter] -= 1e-5
      let expected = (mean(up) - mean(down)) / 2e-5
      #expect(abs((next[parameter] - u[parameter]) / 1e-3 - expected) < 1e-6, "\(parameter), seed \(seed)")
    }
  }

  @Test(
    "below 30 outcomes that the live thresholds reject, A may only become stricter",
    arguments: [(29, true), (30, false)])
  func tightenOnly(rejected: Int, isTightenOnly: Bool) {
    // Every outcome just below the thresholds is good: the gradient wants to loosen.
    let live = PerParameter(repeating: 0.5)
    let outcomes = (1...60).map { number in
      Self.outcome(number, z: PerParameter(repeating: number <= Int64(rejected) ? 0.45 : 0.55), pnl: 1)
    }
    let next = GuardedGradient().propose(
      Learner.Task(
        u: live, baseline: live, live: live, pinned: PerParameter(repeating: false),
        window: Self.window(outcomes)))
    #expect((next == live) == isTightenOnly)
    #expect(Parameter.allCases.allSatisfy { next[$0] <= 0.5 })
  }

  @Test("A stays within 0 and 1, and pinned parameters on the baseline")
  func clipped() {
    let outcomes = Self.randomOutcomes(100, seed: 12)
    let pinned = PerParameter(rsi: true, confidence: false, macd: false, volume: false, momentum: false)
    for step in [-1e3, 1e3] {
      let next = GuardedGradient().propose(
        Learner.Task(
          u: PerParameter(repeating: 0.5), baseline: PerParameter(repeating: 0.4),
          live: PerParameter(repeating: 0.9),
          pinned: pinned, window: Self.window(outcomes), configuration: Self.step(step)))
      #expect(next.rsi == 0.4)
      #expect(
        [Parameter.confidence, .macd, .volume, .momentum].allSatisfy { next[$0] == 0 || next[$0] == 1 })
    }
  }

  @Test(
    "regret grows with losses against the baseline, never falls below 0, and one lucky trade hides little")
  func regret() {
    #expect(Regret.after(0, advantage: 0.9) == 0)
    #expect(Regret.advantage(300, scale: 1) == 1)
    #expect(Regret.advantage(-300, scale: 1) == -100)
    var regret = 0.0
    for _ in 0..<20 { regret = Regret.after(regret, advantage: Regret.advantage(-3, scale: 1)) }
    #expect(abs(regret - 20 * Logarithm.natural(1.5)) < 1e-12)
  }
}
