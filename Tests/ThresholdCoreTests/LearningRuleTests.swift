import Testing

@testable import ThresholdCore

@Suite("Learning rules")
struct LearningRuleTests {
  private static let baseline = Position.of(
    ThresholdConfiguration.standard.defaults, in: ThresholdConfiguration.standard.policy.bounds)

  private static func view(_ z: PerParameter<Double>) -> LearnerView {
    LearnerView(z: z, u: baseline, baseline: baseline, liveAccepted: false, version: 0)
  }

  /// Weights after `count` outcomes in a market where confidence alone matters, at 0.4.
  private static func learned(_ rule: any LearningRule, count: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    var weights: [Double] = []
    for _ in 0..<count {
      let z = PerParameter { _ in random.uniform(0...1) }
      let mean = z.confidence > 0.4 ? 0.35 : -0.15
      rule.learn(view(z), pnlPercent: mean + 1.4 * random.normal(), scale: 1, weights: &weights)
    }
    return weights
  }

  @Test(
    "No outcome, however large beside the others, makes weights that are no numbers",
    arguments: Learner.allCases)
  func extremes(learner: Learner) {
    for scale in [1, 1e-6, Double.leastNonzeroMagnitude] {
      for pnl in [-100_000.0, 100_000] {
        for z in [0.0, 0.5, 1] {
          var weights = Self.learned(learner.rule, count: 10, seed: 1)
          for _ in 0..<10 {
            learner.rule.learn(
              Self.view(PerParameter(repeating: z)), pnlPercent: pnl, scale: scale, weights: &weights)
          }
          #expect(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "\(pnl) of \(scale) at \(z)")
          if learner.rule.isPooled { #expect(abs(weights.reduce(0, +) - 1) < 1e-9) }
        }
      }
    }
  }

  private static func task(_ weights: [Double], _ outcomes: [OutcomeRecord] = []) -> Learner.Task {
    var window = OutcomeWindow(length: 800)
    for outcome in outcomes { window.advance(to: outcome, usable: true) }
    return Learner.Task(
      u: baseline, baseline: baseline, live: PerParameter(repeating: 1),
      pinned: PerParameter(repeating: false),
      window: window, weights: weights)
  }

  private static func outcomes(
    _ count: Int, pnl: (Int) -> Double, accepted: Bool,
    at z: (Int) -> PerParameter<Double> = { _ in PerParameter(repeating: 0.5) }
  ) -> [OutcomeRecord] {
    (1...count).map { number in
      var view = view(z(number))
      view.liveAccepted = accepted
      let time = JournalHarness.start + .hours(Double(number))
      return OutcomeRecord(
        scope: JournalHarness.scope, number: Int64(number), decisionID: "d\(number)", basis: .reported,
        pnlPercent: pnl(number), decidedAt: time, knownAt: time, propensity: 1, executed: accepted, view: view
      )
    }
  }

  @Test("are found by the names that policies use, and only those")
  func names() {
    #expect(
      Learner.allCases.map(\.identity) == ["box_mixture/4", "guarded_gradient/1", "hedge/2", "reference/1"])
    for learner in Learner.allCases { #expect(Learner(name: learner.rule.name) == learner) }
    #expect(Learner(name: "oracle") == nil)
    #expect(Learner(name: ThresholdConfiguration.standard.policy.learner) == .boxMixture)
  }

  @Test("an earlier version is found for its journals, and one that is gone is not mistaken for another")
  func versions() {
    for identity in ["box_mixture/2", "box_mixture/3"] {
      #expect(Learner.boxMixture.rule(of: identity).identity == identity)
    }
    for identity in ["box_mixture/1", "box_mixture/5", "guarded_gradient/1", nil] {
      #expect(Learner.boxMixture.rule(of: identity).identity == "box_mixture/4")
    }
    #expect(Learner.hedge.rule(of: "box_mixture/2").identity == "hedge/2")
  }

  @Test("the boxes are what they were when the figures were measured")
  func boxes() {
    // FNV-1a over how far inside each box two signals lie, to six digits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for z in [0.3, 0.6] {
      Boxes.all.withAcceptances(of: PerParameter(repeating: z)) { acceptances in
        for acceptance in acceptances {
          hash = (hash ^ UInt64((acceptance * 1e6).rounded())) &* 0x100_0000_01B3
        }
      }
    }
    #expect(hash == 0xDF66_CD28_ECEB_FA4B, "0x\(String(hash, radix: 16))")
  }

  @Test("several signals at once lie as far inside the boxes as one after the other")
  func batch() {
    var random = SeededGenerator(seed: 12)
    var signals = (0..<37).map { _ in PerParameter { _ in random.uniform(-0.5...1.5) } }
    signals.append(PerParameter(repeating: .infinity))
    signals.append(PerParameter(repeating: -100))
    let weights = Self.learned(BoxMixture(), count: 300, seed: 13)
    for (signal, together) in zip(signals, Boxes.all.acceptances(of: signals, weights)) {
      #expect(abs(together - BoxWeights.acceptance(of: signal, weights)) < 1e-12)
    }
    #expect(Boxes.all.acceptances(of: [], weights).isEmpty)
  }

  @Test("weights stay positive and together 1", arguments: [Learner.boxMixture, .hedge])
  func weights(learner: Learner) {
    let weights = Self.learned(learner.rule, count: 3_000, seed: 3)
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
    #expect(weights.allSatisfy { $0 > 1e-7 })
    var doubted = weights
    learner.rule.doubt(&doubted)
    #expect(abs(doubted.reduce(0, +) - 1) < 1e-12)
    #expect((doubted.max() ?? 1) < (weights.max() ?? 0))
  }

  @Test("find the gate that matters and open the others", arguments: [Learner.boxMixture, .hedge])
  func findsTheGate(learner: Learner) {
    let weights = Self.learned(learner.rule, count: 3_000, seed: 5)
    let outcomes = Self.outcomes(40, pnl: { _ in 1 }, accepted: false)
    let next = learner.rule.propose(Self.task(weights, outcomes))
    #expect((0.25...0.5).contains(next.confidence), "\(next)")
    for parameter in [Parameter.rsi, .macd, .volume, .momentum] {
      #expect(next[parameter] < 0.15, "\(parameter) of \(next)")
    }
  }

  @Test(
    "tell apart what lies far up, where sure signals win and doubtful ones lose",
    arguments: [Learner.boxMixture, .hedge])
  func strict(learner: Learner) {
    func place(_ index: Int) -> PerParameter<Double> {
      var z = PerParameter(repeating: 0.8)
      z.confidence = index.isMultiple(of: 3) ? 0.975 : 0.75
      return z
    }
    func pnl(_ index: Int) -> Double { index.isMultiple(of: 3) ? 1.5 : -1.5 }
    var weights: [Double] = []
    for index in 0..<600 {
      learner.rule.learn(Self.view(place(index)), pnlPercent: pnl(index), scale: 2.2, weights: &weights)
    }
    let next = learner.rule.propose(
      Self.task(weights, Self.outcomes(40, pnl: pnl, accepted: false, at: place)))
    #expect((0.76...0.97).contains(next.confidence), "\(next)")
  }

  @Test("weights of another number of boxes are begun anew", arguments: [Learner.boxMixture, .hedge])
  func otherBoxes(learner: Learner) {
    var weights = [Double](repeating: 0.25, count: 4)
    let fresh = learner.rule.propose(Self.task([], Self.outcomes(40, pnl: { _ in 1 }, accepted: false)))
    #expect(
      learner.rule.propose(Self.task(weights, Self.outcomes(40, pnl: { _ in 1 }, accepted: false))) == fresh)
    learner.rule.learn(Self.view(PerParameter(repeating: 0.5)), pnlPercent: 1, scale: 1, weights: &weights)
    #expect(weights.count == Boxes.all.count)
  }

  @Test("find a moved optimum again")
  func tracks() {
    let rule = BoxMixture()
    var weights = Self.learned(rule, count: 2_000, seed: 6)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let z = PerParameter { _ in random.uniform(0...1) }
      let mean = z.volume > 0.5 ? 0.35 : -0.15
      rule.learn(Self.view(z), pnlPercent: mean + 1.4 * random.normal(), scale: 1, weights: &weights)
    }
    let next = rule.propose(Self.task(weights, Self.outcomes(40, pnl: { _ in 1 }, accepted: false)))
    #expect((0.35...0.6).contains(next.volume) && next.confidence < 0.2, "\(next)")
  }

  @Test(
    "the mixture bets for signals it expects to gain from, and against accepted ones it expects to lose on")
  func sides() {
    let rule = BoxMixture()
    let weights = Self.learned(rule, count: 3_000, seed: 5)
    func difference(confidence: Double, others: Double) -> Double {
      var z = PerParameter(repeating: others)
      z.confidence = confidence
      return rule.difference(Self.view(z), propensity: 1, weights: weights)
    }
    #expect(difference(confidence: 0.65, others: 0.6) > 0, "rejected by the baseline, inside of the box")
    #expect(difference(confidence: 0.1, others: 0.6) == 0, "rejected by both")
    #expect(difference(confidence: 0.9, others: 0.9) == 0, "accepted by both")
  }

  @Test("a crash counts in full: small gains do not make up for it")
  func crash() {
    let rule = BoxMixture()
    var weights: [Double] = []
    for index in 0..<400 {
      let isCrash = index % 50 == 49
      rule.learn(
        Self.view(PerParameter(repeating: 0.6)), pnlPercent: isCrash ? -20 : 0.25, scale: 0.37,
        weights: &weights)
    }
    let before = Boxes.all.uniform
    #expect(
      BoxWeights.acceptance(of: PerParameter(repeating: 0.6), weights)
        < BoxWeights.acceptance(of: PerParameter(repeating: 0.6), before))
  }

  @Test("nothing becomes looser before 30 rejected outcomes", arguments: Learner.allCases)
  func tightenOnly(learner: Learner) {
    let weights = Self.learned(learner.rule, count: 500, seed: 9)
    var task = Self.task(weights, Self.outcomes(60, pnl: { $0.isMultiple(of: 3) ? -1 : 2 }, accepted: true))
    task.live = PerParameter(repeating: 0.5)
    let next = learner.rule.propose(task)
    #expect(Parameter.allCases.allSatisfy { next[$0] >= Self.baseline[$0] }, "\(next)")
  }

  @Test("the reference tightens every gate after losses, loosens after gains, and does nothing without data")
  func reference() {
    let rule = ReferenceRule()
    func move(_ count: Int, _ pnl: @escaping (Int) -> Double) -> PerParameter<Double> {
      let next = rule.propose(Self.task([], Self.outcomes(count, pnl: pnl, accepted: true)))
      return next.map { $1 - Self.baseline[$0] }
    }
    let losing = move(100) { $0.isMultiple(of: 4) ? 1 : -2 }
    let gaining = move(100) { $0.isMultiple(of: 4) ? -1 : 2 }
    for parameter in Parameter.allCases {
      #expect(losing[parameter] > 0.001 && losing[parameter] <= 0.01, "\(parameter)")
      #expect(gaining[parameter] < -0.001 && gaining[parameter] >= -0.01, "\(parameter)")
    }
    let few = move(19) { _ in -5 }
    #expect(Parameter.allCases.allSatisfy { abs(few[$0]) < 1e-12 })
  }
}
