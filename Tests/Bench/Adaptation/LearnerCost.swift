internal import ThresholdCore

/// What the pure part of a cycle costs, in microseconds, the least of many runs: what else the machine does can only add.
struct LearnerCost: CustomStringConvertible {
  private let fold: [(after: Int, microseconds: Double)]
  private let propose: Double
  private let cycle: Double

  private static let scope = Key(user: UserID("bench"), symbol: Symbol("BTCUSDT"))
  private static let window = 800
  private static let newOutcomes = 10

  init(_ name: String) throws(Misuse) {
    guard let learner = Learner(name: name) else { throw Misuse(description: "there is no learner \(name)") }
    var policy = ThresholdConfiguration.standard.policy
    policy.learner = name
    policy.basis = .reported
    let outcomes = Self.outcomes(100_000, policy)
    fold = [1_000, 10_000, 99_000].map { ($0, Self.fold(after: $0, outcomes, policy)) }
    cycle = Self.cycle(outcomes, policy)
    propose = Self.propose(learner, outcomes)
  }

  var description: String {
    let folds = fold.map { #""fold_after_\#($0.after)_us": \#($0.microseconds)"# }
    return "{\(folds.joined(separator: ", ")), \"step_us\": \(propose), \"cycle_us\": \(cycle)}"
  }

  /// Of one of 500 outcomes that are folded together, when `count` were folded before.
  private static func fold(after count: Int, _ outcomes: [OutcomeRecord], _ policy: EffectivePolicy) -> Double
  {
    let batch = 500
    var state = ScopeState()
    state.learner.foldedThrough = Int64(count)
    state.learner.outcomes = Int64(count)
    state.learner.basis = .reported
    let history = Array(outcomes[(count - window)..<count])
    let evidence = Evidence(outcomes: Array(outcomes[count..<count + batch]), window: history)
    let empty = Evidence(outcomes: Array(outcomes[count..<count + 1]), window: history)
    // The window of before is read either way, so that the difference is what the folds cost.
    let with = least(20) { measure(state, evidence, policy) }
    let without = least(20) { measure(state, empty, policy) }
    return (with - without) / Double(batch - 1)
  }

  /// Of a whole cycle: a window of 800 outcomes is taken up, ten are folded, one step is proposed and reported.
  private static func cycle(_ outcomes: [OutcomeRecord], _ policy: EffectivePolicy) -> Double {
    var state = ScopeState()
    state.learner.foldedThrough = Int64(window)
    state.learner.outcomes = Int64(window)
    state.learner.basis = .reported
    let evidence = Evidence(
      outcomes: Array(outcomes[window..<window + newOutcomes]), window: Array(outcomes[0..<window]))
    return least(200) { measure(state, evidence, policy) }
  }

  /// Of the step alone, over a window that is there.
  private static func propose(_ learner: Learner, _ outcomes: [OutcomeRecord]) -> Double {
    let rule = learner.rule
    var window = OutcomeWindow(length: Self.window)
    var weights: [Double] = []
    for outcome in outcomes.prefix(Self.window) {
      rule.learn(outcome.view, pnlPercent: outcome.pnlPercent, scale: window.scale, weights: &weights)
      window.advance(to: outcome, usable: true)
    }
    let baseline = PerParameter(repeating: 0.5)
    let task = Learner.Task(
      u: baseline, baseline: baseline, live: baseline, pinned: PerParameter(repeating: false), window: window,
      weights: weights)
    return least(200) {
      var next = baseline
      let duration = ContinuousClock().measure { next = rule.propose(task) }
      precondition(next.rsi >= 0)
      return duration / .microseconds(1)
    }
  }

  private static func measure(_ before: ScopeState, _ evidence: Evidence, _ policy: EffectivePolicy) -> Double
  {
    var state = before
    let last = evidence.outcomes.last?.knownAt ?? Instant(nanoseconds: 0)
    let input = JournalInput(
      at: last + .hours(48), command: .adapt(force: true),
      inherited: ThresholdConfiguration.standard.defaults, policy: policy)
    let duration = ContinuousClock().measure {
      let report = Journal.apply(input, evidence, scope: scope, to: &state)
      precondition(report.outcomesFolded == evidence.outcomes.count)
    }
    return duration / .microseconds(1)
  }

  private static func least(_ runs: Int, _ run: () -> Double) -> Double {
    (0..<runs).reduce(Double.infinity) { least, _ in min(least, run()) }
  }

  /// Outcomes of signals that lie anywhere, a minute apart; those in the upper half of one gate pay a little.
  private static func outcomes(_ count: Int, _ policy: EffectivePolicy) -> [OutcomeRecord] {
    var generator = SeededGenerator(seed: 7)
    return (0..<count).map { index in
      let z = PerParameter<Double> { _ in .random(in: 0...1, using: &generator) }
      let time = Instant(nanoseconds: 1_767_225_600_000_000_000 + Int64(index) * 60_000_000_000)
      return OutcomeRecord(
        scope: scope, number: Int64(index + 1), decisionID: "\(index)", basis: .reported,
        pnlPercent: .random(in: -2...2, using: &generator) + (z.confidence > 0.5 ? 0.2 : -0.2),
        decidedAt: time, knownAt: time + .hours(4), propensity: 1, executed: true,
        view: LearnerView(
          z: z, u: PerParameter(repeating: 0.5), baseline: PerParameter(repeating: 0.5),
          liveAccepted: index % 2 == 0, version: 0))
    }
  }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
