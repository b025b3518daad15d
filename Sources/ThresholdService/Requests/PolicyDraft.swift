import ThresholdCore

/// A policy as a caller sent it, not yet checked.
package struct PolicyDraft: Sendable {
  /// By parameter name: lowest, highest.
  package var bounds: [String: (lowest: Double, highest: Double)]
  package var pinned: [String]
  /// A length of time, in the form of a time.
  package var horizon: RawTime?
  package var roundTripFeePercent: Double?
  package var maxLossPercent: Double?
  package var learner: String?
  package var basis: String?
  package var startingBalance: Double?
  package var periodsPerYear: Double?
  /// `nil`: as inherited.
  package var protections: [ProtectionDraft]?

  package init(
    bounds: [String: (lowest: Double, highest: Double)] = [:], pinned: [String] = [], horizon: RawTime? = nil,
    roundTripFeePercent: Double? = nil, maxLossPercent: Double? = nil, learner: String? = nil,
    basis: String? = nil,
    startingBalance: Double? = nil, periodsPerYear: Double? = nil, protections: [ProtectionDraft]? = nil
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

  private static let protectionsMax = 20

  /// The policy of a symbol or (global) of a user, its faults noted. What is returned must not be used if there are faults.
  func checked(_ faults: inout Faults, ofSymbol: Bool) -> Policy {
    var policy = Policy()
    for (name, pair) in bounds.sorted(by: { $0.key < $1.key }) {
      let field = "policy.bounds[\(name)]"
      guard let parameter = Parameter(name: name) else {
        faults.add(field, "is not a parameter")
        continue
      }
      let isOrdered = pair.lowest.isFinite && pair.highest.isFinite && pair.lowest < pair.highest
      if !isOrdered { faults.add(field, "must have lowest below highest, both finite") }
      // The learner's scale of volume is logarithmic.
      if parameter == .volume, !(pair.lowest > 0) { faults.add(field, "must be above 0") }
      policy.bounds[parameter] = Bounds(pair.lowest, pair.highest)
    }
    for name in pinned {
      guard let parameter = Parameter(name: name) else {
        faults.add("policy.pinned", "has \(name.debugDescription), which is not a parameter")
        continue
      }
      policy.pinned[parameter] = true
    }
    if let horizon {
      policy.horizon = horizon.instant.map { Span(nanoseconds: $0.nanoseconds) }
      if !(policy.horizon.map { $0 >= .minutes(1) && $0 <= .days(30) } ?? false) {
        faults.add("policy.horizon", "must be 1 minute to 30 days")
      }
    }
    faults.number("policy.round_trip_fee_percent", roundTripFeePercent, in: 0...10)
    faults.number("policy.max_loss_percent", maxLossPercent, in: 0.01...100)
    faults.positive("policy.starting_balance", startingBalance)
    faults.number("policy.periods_per_year", periodsPerYear, in: 1...366)
    if let learner, Learner(name: learner) == nil {
      faults.add("policy.learner", "is not known; known: \(Learner.names)")
    }
    if let basis {
      policy.basis = LearningBasis(name: basis)
      if policy.basis == nil { faults.add("policy.learning_basis", "must be marked or reported") }
    }
    if let protections {
      if protections.count > Self.protectionsMax {
        faults.add(
          "policy.protections.rules",
          "has \(protections.count) rules, at most \(Self.protectionsMax) are allowed")
      }
      policy.protections = protections.enumerated().map { index, draft in
        draft.checked(&faults, path: "policy.protections.rules[\(index)].", ofSymbol: ofSymbol)
      }
    }
    policy.roundTripFeePercent = roundTripFeePercent
    policy.maxLossPercent = maxLossPercent
    policy.learner = learner
    policy.startingBalance = startingBalance
    policy.periodsPerYear = periodsPerYear
    return policy
  }
}
