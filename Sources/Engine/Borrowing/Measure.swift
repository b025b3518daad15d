import ThresholdCore

/// How a key measures: what one key learned means the same for another if this is alike.
struct Measure: Sendable, Equatable {
  private let learner: String
  private let bounds: PerParameter<Bounds>
  private let horizon: Span
  private let roundTripFeePercent: Double
  /// Outcomes of prices and reported ones are of different distributions, and no key learns from both.
  private let basis: LearningBasis

  init(_ policy: EffectivePolicy, basis: LearningBasis) {
    learner = policy.learner
    bounds = policy.bounds
    horizon = policy.horizon
    roundTripFeePercent = policy.roundTripFeePercent
    self.basis = basis
  }

  /// Whether keys that measure so lend and borrow at all.
  var isPooled: Bool { Learner(name: learner)?.rule.isPooled == true }
}
