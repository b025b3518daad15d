/// Hedge over boxes: several challengers that share one level of evidence.
///
/// The weight of each challenger is multiplied by exp(0.16 delta_k (min(max(r/s, -2.3), 2.3) - 0.05)) for every outcome,
/// delta_k being how much more of the signal it takes than the baseline, softly. Source: Freund and Schapire, A
/// decision-theoretic generalization of on-line learning, J. Comput. Syst. Sci. 55, 1997; weights are shared (`BoxWeights`).
/// A lies at the mean box. A bet is on sum p_k delta_k: a mixture of bets on each challenger.
package struct Hedge: LearningRule {
  package let name = "hedge"
  package let version = 2
  package let stakes = StakeTerms(
    unitFraction: 0.09, reserveMax: 0.98, stepBoundMin: 10, creditsSavedFee: false)

  private static let rate = 0.16
  private static let outcomeMax = 2.3
  /// What taking a signal must bring before it is a gain, in scales: half of Kelly's cost of variance.
  private static let hurdle = 0.05
  private static let share = 0.0002

  package init() {}

  package func difference(_ view: LearnerView, propensity: Double, weights: [Double]) -> Double {
    BoxWeights.acceptance(of: view.z, weights) - SoftPolicy.acceptance(view.z, view.baseline)
  }

  package func learn(_ view: LearnerView, pnlPercent: Double, scale: Double, weights: inout [Double]) {
    let outcome = min(max(pnlPercent / scale, -Self.outcomeMax), Self.outcomeMax) - Self.hurdle
    let baseline = SoftPolicy.acceptance(view.z, view.baseline)
    let slope = Self.rate * outcome
    BoxWeights.update(
      &weights, z: view.z, share: Self.share,
      by: BoxWeights.Gain(constant: -slope * baseline, linear: slope, square: 0))
  }

  package func propose(_ task: Learner.Task) -> PerParameter<Double> {
    task.limited(BoxWeights.position(task.weights))
  }

  package func doubt(_ weights: inout [Double]) { BoxWeights.doubt(&weights) }
}
