/// What the server's configuration says of thresholds and policy, below every user's own word.
package struct ThresholdConfiguration: Sendable, Equatable {
  /// Values of parameters that nobody set.
  package var defaults: PerParameter<Double>
  /// The policy that nobody overrode, bounds included.
  package var policy: EffectivePolicy

  package init(defaults: PerParameter<Double>, policy: EffectivePolicy) {
    self.defaults = defaults
    self.policy = policy
  }

  /// The built-in configuration; source: learning.md, Coordinates.
  package static let standard = ThresholdConfiguration(
    defaults: PerParameter(rsi: 70, confidence: 0.75, macd: 0, volume: 1e9, momentum: 2),
    policy: EffectivePolicy(
      bounds: PerParameter(
        rsi: Bounds(50, 90), confidence: Bounds(0.2, 1), macd: Bounds(-0.1, 0.1), volume: Bounds(1e8, 1e10),
        momentum: Bounds(1, 5))))
}
