/// The reverse CUSUM that watches promoted thresholds: R grows while they do worse than the baseline, and never falls
/// below 0, so an old success cannot delay the alarm. Source: learning.md, The gate.
package enum Regret {
  /// What live made more than the baseline on one signal, against three times the typical outcome.
  ///
  /// Gains are clipped at 1, so that one lucky trade cannot hide a loss; losses are not clipped.
  package static func advantage(_ percent: Double, scale: Double) -> Double {
    min(percent / (3 * scale), 1)
  }

  /// R = max(0, R + log(1 - d/2)).
  package static func after(_ regret: Double, advantage: Double) -> Double {
    max(0, regret + Logarithm.natural(1 - 0.5 * advantage))
  }
}
