/// The limits that a user sets for one scope; an absent field is inherited.
package struct Policy: Sendable, Equatable {
  package var bounds: PerParameter<Bounds?>
  /// Whether the learner must leave a parameter alone. Not inherited: a scope pins its own.
  package var pinned: PerParameter<Bool>
  /// From decision to marked outcome.
  package var horizon: Span?
  package var roundTripFeePercent: Double?
  /// Bound on |r| of one trade, in percent, that stakes of evidence rest on.
  package var maxLossPercent: Double?
  package var learner: String?
  package var basis: LearningBasis?
  package var startingBalance: Double?
  package var periodsPerYear: Double?
  /// What locks entries; `nil`: as inherited. Stored beside the rest, and no part of its encoded form.
  package var protections: [Protection]?

  package init(
    bounds: PerParameter<Bounds?> = PerParameter(repeating: nil),
    pinned: PerParameter<Bool> = PerParameter(repeating: false), horizon: Span? = nil,
    roundTripFeePercent: Double? = nil, maxLossPercent: Double? = nil, learner: String? = nil,
    basis: LearningBasis? = nil, startingBalance: Double? = nil, periodsPerYear: Double? = nil,
    protections: [Protection]? = nil
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

  /// Says nothing: everything is inherited.
  package static let inherited = Policy()
}
