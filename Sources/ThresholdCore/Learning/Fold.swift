/// Shows a learner what happened since the last cycle, event by event in the order of time, each with nothing but what
/// was settled before it. How the events are split into cycles makes no difference.
struct Fold {
  private(set) var learner: LearnerState
  private(set) var window: OutcomeWindow
  private let policy: EffectivePolicy
  private let baseline: PerParameter<Double>
  private let scope: Key
  private let rule: any LearningRule

  /// After this time an outcome of basis `reported` is not waited for any longer.
  private static let patienceMin = Span.days(30)

  /// - Parameters:
  ///   - rule: The learner's; for one that there is not, whose policy names it, the gradient's, which remembers nothing.
  ///   - baseline: Coordinates of the baseline now, which a demoted learner comes half the way back to.
  init(
    _ learner: LearnerState, rule: any LearningRule, policy: EffectivePolicy,
    configuration: LearningConfiguration,
    baseline: PerParameter<Double>, scope: Key, window: [OutcomeRecord]
  ) {
    var learner = learner
    if let basis = policy.basis { learner.basis = basis }
    self.learner = learner
    self.window = OutcomeWindow(length: configuration.window, upTo: window) {
      Self.isUsable($0, to: learner)
    }
    self.policy = policy
    self.baseline = baseline
    self.scope = scope
    self.rule = rule
  }

  /// Folds everything, merged by time: a decision by decidedAt, an outcome by knownAt.
  ///
  /// At the same instant an outcome of basis `reported` comes before the decision, whose stake may use it. On basis
  /// `marked` a decision, the price it is entered at, and an outcome that this price settles follow each other: an
  /// outcome must not change the stake on the very step that made it.
  ///
  /// Decisions and prices of the very time `at` are left for the next cycle: more of them may follow.
  mutating func run(_ evidence: Evidence, before at: Instant) {
    // Nothing was uncertain about these when they were decided on, so there is nothing to bet.
    let settledAtOnce = Set(
      [evidence.window, evidence.outcomes].joined().lazy.filter { $0.knownAt <= $0.decidedAt }
        .map(\.decisionID))
    let decisions = evidence.decisions.prefix { $0.decidedAt < at }
    let prices = evidence.prices.prefix { $0.time < at }
    let outcomes = evidence.outcomes
    // What comes next of each; looked at in place, because copying an outcome costs half as much as folding it.
    var (decision, price, outcome) = (0, 0, 0)
    while true {
      let (isDecided, isPriced) = (decision == decisions.count, price == prices.count)
      let known = outcome < outcomes.count ? outcomes[outcome].knownAt : .distantFuture
      let decided = isDecided ? .distantFuture : decisions[decision].decidedAt
      let priced = isPriced ? .distantFuture : prices[price].time
      let outcomesFirst = isMarked ? known < min(decided, priced) : known <= decided
      if outcome < outcomes.count, outcomesFirst || (isDecided && isPriced) {
        fold(outcomes[outcome])
        outcome += 1
      } else if !isDecided, decided <= priced || isPriced {
        if !settledAtOnce.contains(decisions[decision].id) { show(decisions[decision]) }
        decision += 1
      } else if !isPriced {
        step(prices[price])
        price += 1
      } else {
        break
      }
      if learner.standing != .promoted, learner.evidence >= learner.evidenceNeeded {
        learner.standing = .promoted
        learner.regret = 0
      }
    }
    let shown = at - Span(nanoseconds: 1)
    learner.watermark = max(learner.watermark ?? shown, shown)
  }

  private var isMarked: Bool { learner.basis == .marked }

  private var terms: MarketAccount.Terms {
    MarketAccount.Terms(horizon: policy.horizon, feePercent: policy.roundTripFeePercent)
  }

  /// Nothing is bet before there is a scale, nor when nothing is left to prove.
  private var mayBet: Bool {
    learner.standing != .promoted && learner.outcomes >= OutcomeWindow.countMin
  }

  /// Whether an outcome can teach: of the learner's basis, and measured as the learner measures now.
  private static func isUsable(_ outcome: OutcomeRecord, to learner: LearnerState) -> Bool {
    (learner.basis == nil || outcome.basis == learner.basis)
      && learner.measuredSince.map { outcome.decidedAt > $0 } ?? true
  }

  /// Whether a decision belongs to the current attempt.
  private func isCurrent(_ decidedAt: Instant) -> Bool {
    learner.restartedAt.map { decidedAt > $0 } ?? true
  }

  private mutating func show(_ decision: Decision) {
    guard let view = decision.view(for: scope), isCurrent(decision.decidedAt) else { return }
    if isMarked {
      learner.market.open(
        decision, delta: difference(view, decision), terms: terms, z: rule.learnsFromPrices ? view.z : nil)
    } else {
      let patience = max(Self.patienceMin, Span(nanoseconds: policy.horizon.nanoseconds * 2))
      learner.margin.forfeit(decidedThrough: decision.decidedAt - patience)
      // A bot that reports only what it traded would leave every bet on a rejected decision open for ever.
      let isReported = view.liveAccepted || learner.rejectedOutcomes >= OutcomeWindow.countMin
      guard mayBet, isReported else { return }
      learner.margin.open(
        decision.id, decidedAt: decision.decidedAt, delta: difference(view, decision), scale: window.scale,
        lossMax: policy.maxLossPercent, level: learner.evidenceNeeded, stakes: rule.stakes)
    }
  }

  private func difference(_ view: LearnerView, _ decision: Decision) -> Double {
    rule.difference(
      view, propensity: decision.propensity, weights: learner.opinion,
      unpaidFee: isMarked && !rule.stakes.creditsSavedFee ? policy.roundTripFeePercent / window.scale : 0)
  }

  private mutating func step(_ price: PricePoint) {
    guard isMarked else { return }
    let lesson = learner.market.step(
      price, terms: terms, scale: window.scale, mayBet: mayBet, stakes: rule.stakes,
      teaches: rule.learnsFromPrices)
    if let lesson { rule.learn(lesson, scale: window.scale, weights: &learner.weights) }
  }

  private mutating func fold(_ outcome: OutcomeRecord) {
    learner.foldedThrough = outcome.number
    if learner.basis == nil { learner.basis = outcome.basis }
    let usable = Self.isUsable(outcome, to: learner)
    if usable {
      learner.outcomes += 1
      learner.outcomesSinceCycle += 1
      if !outcome.view.liveAccepted { learner.rejectedOutcomes += 1 }
      if isCurrent(outcome.decidedAt) { settle(outcome) }
      // Without prices in the book an outcome can come of what bots say of prices; then it is all there is to learn from.
      let isLearned =
        isMarked && rule.learnsFromPrices && learner.market.hasTaught(decidedAt: outcome.decidedAt)
      if !isLearned {
        rule.learn(
          outcome.view, pnlPercent: outcome.pnlPercent, scale: window.scale, weights: &learner.weights)
      }
    }
    window.advance(to: outcome, usable: usable)
  }

  /// What an outcome says of A and of the live thresholds; the scale is the one of the outcomes before it.
  private mutating func settle(_ outcome: OutcomeRecord) {
    if outcome.basis == .reported {
      // What the bet pays stands in it; payoffs alone are remembered from here, if they size later bets.
      let delta =
        rule.stakes.unitFraction == nil
        ? rule.difference(outcome.view, propensity: outcome.propensity, weights: learner.opinion) : 0
      learner.margin.settle(outcome.decisionID, delta: delta, pnlPercent: outcome.pnlPercent)
    }
    guard learner.standing == .promoted else { return }
    let difference =
      (outcome.view.liveAccepted ? 1.0 : 0) - (outcome.view.baselineAccepted ? 1.0 : 0)
    guard difference != 0 else { return }
    let advantage = Regret.advantage(difference * outcome.pnlPercent, scale: window.scale)
    learner.regret = Regret.after(learner.regret, advantage: advantage)
    if learner.regret >= rule.regretMax {
      learner.demote(at: outcome.knownAt, baseline: baseline)
      rule.doubt(&learner.weights)
    }
  }
}
