import MarketStream
import ThresholdCore

/// One stream played to the learning core itself, on the stream's own clock, as `thresholdctl replay` plays it to a
/// server: for each signal what is known by then, a cycle if one is due, then the decision.
struct Play {
  private(set) var accepted: [Bool] = []
  private(set) var thresholds: [PerParameter<Double>] = []
  private(set) var promotedAt: Int?

  private static let scope = Key(user: UserID("bench"), symbol: Symbol("SIM"))
  private let stream: BenchStream
  private let learner: String
  /// Lent to the key as long as it has few outcomes of its own.
  private let prior: PooledPrior?
  private let policy: EffectivePolicy
  private let configuration = LearningConfiguration()
  private let inherited = ThresholdConfiguration.standard.defaults
  private var state = ScopeState.empty
  private var decisions: [Decision] = []
  private var outcomes: [OutcomeRecord] = []
  private var shownDecisions = 0
  private var shownPrices = 0
  private var foldedOutcomes = 0

  /// What the key learned from its own outcomes.
  var weights: [Double] { state.learner.weights }
  /// The outcomes that a cycle after the last one would look back on.
  var window: OutcomeWindow {
    var window = OutcomeWindow(length: configuration.window)
    for outcome in outcomes { window.advance(to: outcome, usable: true) }
    return window
  }

  /// - Parameter learner: Its name; with `/` and a version, that one of those that the program has.
  init(_ stream: BenchStream, learner: String, prior: PooledPrior? = nil) {
    self.stream = stream
    self.prior = prior
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
    shownDecisions = decisions.firstIndex { $0.decidedAt >= now } ?? decisions.count
  }
}
