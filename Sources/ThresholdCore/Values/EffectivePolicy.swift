/// The limits in force for one scope, everything inherited filled in.
package struct EffectivePolicy: Sendable, Equatable {
  package var bounds: PerParameter<Bounds>
  package var pinned: PerParameter<Bool>
  package var horizon: Span
  package var roundTripFeePercent: Double
  package var maxLossPercent: Double
  package var learner: String
  /// `nil`: the basis of the key's first outcome.
  package var basis: LearningBasis?
  package var startingBalance: Double
  package var periodsPerYear: Double
  /// What locks entries. No part of the encoded form: nothing of it reaches the learner, whose journal that is for.
  package var protections: [Protection]

  package init(
    bounds: PerParameter<Bounds>, pinned: PerParameter<Bool> = PerParameter(repeating: false),
    horizon: Span = .hours(4), roundTripFeePercent: Double = 0.2, maxLossPercent: Double = 15,
    learner: String = "box_mixture", basis: LearningBasis? = nil, startingBalance: Double = 10_000,
    periodsPerYear: Double = 365, protections: [Protection] = []
  ) {
    self.bounds = bounds
    self.pinned = pinned
    self.horizon = horizon
    self.roundTripFeePercent = roundTripFeePercent
    self.maxLossPercent = maxLossPercent
    self.learner = learner
    self.basis = basis
    self.startingBalance = startingBalance
    self.periodsPerYear = periodsPerYear
    self.protections = protections
  }

  /// What holds in a scope with `policy` below `self`.
  package func overridden(by policy: Policy) -> EffectivePolicy {
    EffectivePolicy(
      bounds: bounds.map { policy.bounds[$0] ?? $1 }, pinned: policy.pinned,
      horizon: policy.horizon ?? horizon,
      roundTripFeePercent: policy.roundTripFeePercent ?? roundTripFeePercent,
      maxLossPercent: policy.maxLossPercent ?? maxLossPercent, learner: policy.learner ?? learner,
      basis: policy.basis ?? basis, startingBalance: policy.startingBalance ?? startingBalance,
      periodsPerYear: policy.periodsPerYear ?? periodsPerYear,
      protections: policy.protections ?? protections)
  }

  /// Whether moving from `self` to `other` changes what the learner's coordinates or evidence mean.
  package func restartsLearning(comparedWith other: EffectivePolicy) -> Bool {
    bounds != other.bounds || horizon != other.horizon || roundTripFeePercent != other.roundTripFeePercent
      || maxLossPercent != other.maxLossPercent || learner != other.learner || basis != other.basis
  }
}
