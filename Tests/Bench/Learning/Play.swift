import MarketStream
import ThresholdCore

/// One stream played to the learning core itself, on the stream's own clock, as `thresholdctl replay` plays it to a
/// server: for each signal what is known by then, a cycle if one is due, then the decision.
struct Play {
  private(set) var accepted: [Bool] = []
  private(set) var thresholds: [PerParameter<Double>] = []
  /// Whether A, where it stood, would have accepted: what the learner makes of it without a gate and a walk.
  private(set) var acceptedByA: [Bool] = []
  private(set) var promotedAt: Int?

  private static let scope = Key(user: UserID("bench"), symbol: Symbol("SIM"))
  private let stream: BenchStream
  private let learner: String
  /// Lent to the key as long as it has few outcomes of its own.
  private let prior: PooledPrior?
  private let lessons: [Double]
  private let policy: EffectivePolicy
  private let configuration = LearningConfiguration()
  private let inherited = ThresholdConfiguration.standard.defaults
  private var state = ScopeState.empty
  private var decisions: [Decision] = []
  private var outcomes: [OutcomeRecord] = []
  private var shownDecisions = 0
  private var shownPrices = 0
  private var foldedOutcomes = 0
  /// The lessons of the folded outcomes, which have a scale of their own.
  private var taught: OutcomeWindow

  /// What the key learned from its own outcomes.
  var weights: [Double] { state.learner.weights }
  /// The outcomes that a cycle after the last one would look back on.
  var window: OutcomeWindow {
    var window = OutcomeWindow(length: configuration.window)
    for outcome in outcomes { window.advance(to: outcome, usable: true) }
    return window
  }

  /// - Parameters:
  ///   - learner: Its name; with `/` and a version, that one of those that the program has.
  ///   - lessons: What the outcome of each signal teaches, in percent; empty: what it was. Bets and promotions are judged
  ///     by what it was in any case. Basis `reported` alone knows them. Each outcome is folded by itself, which takes longer.
  init(_ stream: BenchStream, learner: String, prior: PooledPrior? = nil, lessons: [Double] = []) {
    precondition(lessons.isEmpty || stream.basis == .reported && lessons.count == stream.signals.count)
    self.stream = stream
    self.prior = prior
    self.lessons = lessons
    taught = OutcomeWindow(length: configuration.window)
    self.learner = learner
    var policy = ThresholdConfiguration.standard.policy
    policy.learner = learner.split(separator: "/").first.map(String.init) ?? learner
    policy.horizon = stream.horizon
    policy.basis = stream.basis
    self.policy = policy
    guard let start = stream.signals.first?.time else { return }
    var due = start + stream.interval
    for (index, signal) in stream.signals.enumerated() {
      if signal.time >= due {
        adapt(at: signal.time)
        due =
          due
          + Span(
            nanoseconds: stream.interval.nanoseconds
              * (1 + (signal.time - due).nanoseconds / stream.interval.nanoseconds))
        if promotedAt == nil, state.learner.standing == .promoted { promotedAt = index }
      }
      decide(signal, index)
    }
  }

  private mutating func decide(_ signal: StreamSignal, _ index: Int) {
    let live = state.live(inherited: inherited)
    let baseline = Position.of(state.baselineValues(inherited: inherited), in: policy.bounds)
    let isAccepted = Gates(signal.signal, against: live).shouldTrade
    accepted.append(isAccepted)
    thresholds.append(live)
    let view = LearnerView(
      z: Position.of(signal.signal, in: policy.bounds), u: state.learner.u(baseline: baseline),
      baseline: baseline,
      liveAccepted: isAccepted, version: state.own.version)
    acceptedByA.append(BenchScore.accepts(view.z, view.u))
    decisions.append(
      Decision(
        id: "\(index)", key: Self.scope, action: signal.signal.action, intent: .entry, accepted: isAccepted,
        decidedAt: signal.time, price: nil, propensity: 1, symbolView: view, globalView: nil))
    guard let pnl = signal.pnlPercent else { return }
    outcomes.append(
      OutcomeRecord(
        scope: Self.scope, number: Int64(outcomes.count + 1), decisionID: "\(index)", basis: stream.basis,
        pnlPercent: pnl, decidedAt: signal.time, knownAt: signal.time + stream.horizon, propensity: 1,
        executed: isAccepted, view: view))
  }

  private mutating func adapt(at now: Instant) {
    var known = foldedOutcomes
    while known < outcomes.count, outcomes[known].knownAt <= now { known += 1 }
    while !lessons.isEmpty, foldedOutcomes < known { teach() }
    show(before: now, outcomes: known, configuration)
  }

  /// Folds the next outcome by itself, without a cycle, and puts its lesson in the place of what it taught.
  private mutating func teach() {
    let outcome = outcomes[foldedOutcomes]
    var lesson = outcome
    lesson.pnlPercent = lessons[foldedOutcomes]
    guard let rule = Learner(name: policy.learner)?.rule(of: learner) else { return }
    var weights = state.learner.weights
    rule.learn(lesson.view, pnlPercent: lesson.pnlPercent, scale: taught.scale, weights: &weights)
    taught.advance(to: lesson, usable: true)
    // Neither A nor the live thresholds move before the day's cycle.
    var folding = configuration
    folding.outcomesMin = .max
    state.learner.heldUntil = .distantFuture
    let standing = state.learner.standing
    show(before: outcome.knownAt, outcomes: foldedOutcomes + 1, folding)
    state.learner.heldUntil = nil
    if standing != .demoted, state.learner.standing == .demoted { rule.doubt(&weights) }
    state.learner.weights = weights
  }

  /// Shows the core what came before `now`, and outcomes up to this number.
  private mutating func show(before now: Instant, outcomes known: Int, _ configuration: LearningConfiguration)
  {
    var prices = shownPrices
    while prices < stream.prices.count, stream.prices[prices].time < now { prices += 1 }
    let evidence = Evidence(
      decisions: Array(decisions[shownDecisions...]), outcomes: Array(outcomes[foldedOutcomes..<known]),
      window: Array(outcomes[max(0, foldedOutcomes - configuration.window)..<foldedOutcomes]),
      prices: Array(stream.prices[shownPrices..<prices]))
    var input = JournalInput(
      at: now, command: .adapt(force: true), inherited: inherited, policy: policy,
      configuration: configuration)
    if known < Population.borrowersOutcomesMax { input.prior = prior }
    let report = Journal.apply(input, evidence, scope: Self.scope, to: &state, by: learner)
    guard report.worthWriting else { return }
    foldedOutcomes = known
    shownPrices = prices
    while shownDecisions < decisions.count, decisions[shownDecisions].decidedAt < now { shownDecisions += 1 }
  }
}
