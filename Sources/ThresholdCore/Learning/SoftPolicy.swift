/// The soft version of "accept iff every z >= u" that the learner is proved on and follows the gradient of.
package enum SoftPolicy {
  /// Width of a soft threshold, in coordinates; source: learning.md, Default learner.
  package static let width = 0.08

  /// Probability of passing one gate: sigmoid((z - u) / width).
  package static func passing(_ z: Double, _ u: Double) -> Double {
    1 / (1 + Logarithm.exponential(-(z - u) / width))
  }

  /// Probability of accepting: the product over the five gates.
  package static func acceptance(_ z: PerParameter<Double>, _ u: PerParameter<Double>) -> Double {
    passing(z.rsi, u.rsi) * passing(z.confidence, u.confidence) * passing(z.macd, u.macd)
      * passing(z.volume, u.volume) * passing(z.momentum, u.momentum)
  }

  /// How much more of a signal the learner would have taken than the baseline, both as they stood at decision time.
  package static func difference(_ view: LearnerView) -> Double {
    acceptance(view.z, view.u) - acceptance(view.z, view.baseline)
  }

  /// Weight of an observation that was kept with `propensity`; bounded, so that a rare one cannot rule.
  package static func weight(propensity: Double) -> Double { min(1 / propensity, 20) }
}
