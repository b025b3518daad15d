import Messages
import ThresholdCore
import ThresholdService

extension PolicyDraft {
  init(_ policy: V1.Policy) {
    var bounds: [String: (lowest: Double, highest: Double)] = [:]
    for (name, pair) in policy.bounds { bounds[name] = (pair.lowest, pair.highest) }
    self.init(
      bounds: bounds, pinned: policy.pinned, horizon: policy.horizon?.raw,
      roundTripFeePercent: policy.roundTripFeePercent, maxLossPercent: policy.maxLossPercent,
      learner: policy.learner, basis: policy.learningBasis, startingBalance: policy.startingBalance,
      periodsPerYear: policy.periodsPerYear, protections: policy.protections?.rules.map(ProtectionDraft.init))
  }
}

extension V1.Policy {
  /// What a scope itself says.
  init(_ policy: ThresholdCore.Policy) {
    self.init(
      bounds: StringMap(
        Parameter.allCases.compactMap { parameter in
          policy.bounds[parameter].map { (parameter.name, .init($0)) }
        }),
      pinned: Self.names(policy.pinned), horizon: policy.horizon.map(GoogleProtobuf.Duration.init),
      roundTripFeePercent: policy.roundTripFeePercent, maxLossPercent: policy.maxLossPercent,
      learner: policy.learner, learningBasis: policy.basis?.name, startingBalance: policy.startingBalance,
      periodsPerYear: policy.periodsPerYear,
      protections: policy.protections.map { V1.Protections(rules: $0.map(V1.Protection.init)) })
  }

  /// What holds, with everything inherited filled in.
  init(_ policy: EffectivePolicy) {
    self.init(
      bounds: StringMap(policy.bounds.map { V1.Policy.Bounds($1) }), pinned: Self.names(policy.pinned),
      horizon: GoogleProtobuf.Duration(policy.horizon), roundTripFeePercent: policy.roundTripFeePercent,
      maxLossPercent: policy.maxLossPercent, learner: policy.learner, learningBasis: policy.basis?.name,
      startingBalance: policy.startingBalance, periodsPerYear: policy.periodsPerYear,
      protections: V1.Protections(rules: policy.protections.map(V1.Protection.init)))
  }

  private static func names(_ pinned: PerParameter<Bool>) -> [String] {
    Parameter.allCases.filter { pinned[$0] }.map(\.name)
  }
}

extension V1.Policy.Bounds {
  init(_ bounds: ThresholdCore.Bounds) { self.init(lowest: bounds.lowest, highest: bounds.highest) }
}
