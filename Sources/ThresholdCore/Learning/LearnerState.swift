/// All that a scope's learner remembers between cycles. Small: the outcomes of its window stay in storage.
package struct LearnerState: Sendable, Equatable {
  /// Number of the last folded outcome.
  package var foldedThrough: Int64 = 0
  /// Decisions at or before it were shown, and bets on them opened; one that comes later is late and never bet on.
  package var watermark: Instant?
  /// Fixed by the first outcome when the policy says nothing.
  package var basis: LearningBasis?

  /// The virtual learner A, in coordinates; `nil` while it stands on the baseline.
  package var position: PerParameter<Double>?
  /// What the learner's rule remembers; empty while it has seen nothing.
  package var weights: [Double] = []
  /// What other users' outcomes said, as the last cycle that asked was told; empty while nobody did.
  package var prior: [Double] = []
  /// Name of the learner that position, weights and evidence are of; `nil` before its first outcome.
  package var rule: String?
  package var standing = Standing.trial
  /// Counts runs of E from 1, from 1: the n-th needs more evidence than the one before.
  package var attempt: Int64 = 1
  /// Evidence on basis `reported`.
  package var margin = MarginAccount()
  /// Evidence on basis `marked`.
  package var market = MarketAccount()
  /// R, the reverse CUSUM of the live thresholds against the baseline's, while promoted.
  package var regret = 0.0
  /// R at the last demotion, for the confidence of the way back.
  package var regretAtDemotion = 0.0

  /// Outcomes folded since the coordinates mean what they mean.
  package var outcomes: Int64 = 0
  /// Those among them whose decisions the live thresholds had rejected.
  package var rejectedOutcomes: Int64 = 0
  /// Those since the last cycle.
  package var outcomesSinceCycle: Int64 = 0
  /// When the last cycle ran that was not refused for want of outcomes or time.
  package var lastCycle: Instant?

  /// Decisions at or before it belong to an earlier attempt: they are neither bet on nor held against the live values.
  package var restartedAt: Instant?
  /// Decisions at or before it were measured in other coordinates or with another fee or horizon: they teach nothing.
  package var measuredSince: Instant?

  /// While a losing stretch blocks loosening.
  package var cooldownUntil: Instant?
  /// When the last such block ended: older trades do not start another.
  package var cooldownEnded: Instant?
  /// No step before it, after a rollback.
  package var heldUntil: Instant?
  /// The learner's steps of the last 24 hours, oldest first.
  package var moves: [ThresholdMove] = []

  package init() {}

  /// A learner that has seen nothing.
  package static let fresh = LearnerState()

  /// A's coordinates; the baseline's while nothing was learned.
  package func u(baseline: PerParameter<Double>) -> PerParameter<Double> { position ?? baseline }

  /// The rule's weights as it goes by them: what the key's own outcomes say, after what others' did.
  package var opinion: [Double] {
    if weights.isEmpty { return prior }
    guard prior.count == weights.count else { return weights }
    let products = zip(weights, prior).map { $0 * $1 }
    let total = products.reduce(0, +)
    return products.map { $0 / total }
  }

  /// E: evidence that A beats the baseline, net of fee.
  package var evidence: Double { basis == .marked ? market.evidence : margin.evidence }

  /// The E that the current attempt needs: 20 n (n + 1) / 2. The sum of 1/level over all attempts is 2/20, so a key that
  /// never has anything to gain is promoted in its whole life with a probability of at most one in ten.
  package var evidenceNeeded: Double { 10 * Double(attempt) * Double(attempt + 1) }

  /// Forgets the evidence and begins a run of E from 1. An attempt counts as used once money was on the table.
  package mutating func restartEvidence(at instant: Instant) {
    if margin.hasBet || market.hasBet { attempt += 1 }
    margin = MarginAccount()
    market.restart()
    regret = 0
    restartedAt = instant
  }

  /// Begins anew from the baseline, as after the user's own word.
  package mutating func restart(at instant: Instant) {
    restartEvidence(at: instant)
    position = nil
    standing = .trial
    moves = []
  }

  /// Begins anew with other coordinates: also the outcomes so far mean nothing any more.
  package mutating func remeasure(at instant: Instant, basis: LearningBasis?) {
    restart(at: instant)
    market.remeasure()
    measuredSince = instant
    weights = []
    prior = []
    outcomes = 0
    rejectedOutcomes = 0
    outcomesSinceCycle = 0
    self.basis = basis
  }

  /// Hands the scope to another learner than the one that everything so far was proved of: what that one reached is
  /// walked back, and evidence begins anew.
  package mutating func handOver(to rule: String, at instant: Instant) {
    defer { self.rule = rule }
    guard let former = self.rule, former != rule else { return }
    restartEvidence(at: instant)
    weights = []
    prior = []
    position = nil
    if standing == .promoted { standing = .demoted }
  }

  /// Gives up the promotion: evidence begins anew, and A comes half the way back.
  package mutating func demote(at instant: Instant, baseline: PerParameter<Double>) {
    regretAtDemotion = regret
    prior = []
    restartEvidence(at: instant)
    standing = .demoted
    position = position.map { $0.map { ($1 + baseline[$0]) / 2 } }
  }
}
