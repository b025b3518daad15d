/// What tells learners apart. Evidence, gate, walk and safeguards are the same for all.
///
/// A rule is pure; what it remembers between outcomes is `weights`, which are stored with the scope's state. A rule that
/// remembers nothing there learns from the window alone, when it proposes.
package protocol LearningRule: Sendable {
  /// As policy and configuration name it.
  var name: String { get }
  /// Raised whenever the same journal would lead elsewhere.
  var version: Int { get }
  /// How bets on this learner are sized and bounded.
  var stakes: StakeTerms { get }
  /// R at which live thresholds are given up.
  var regretMax: Double { get }

  /// Whether its weights say the same of every user's signals, so that one key can learn from others'.
  var isPooled: Bool { get }

  /// How much more of a signal the learner takes than the baseline: what one unit bet on the decision pays for each
  /// percent of outcome. Negative where it takes less.
  ///
  /// Called at decision time, with weights that saw only what was settled before it.
  func difference(_ view: LearnerView, propensity: Double, weights: [Double]) -> Double

  /// The same, where a bet against a signal that the baseline accepts is not paid the fee that is saved.
  /// - Parameter unpaidFee: That fee, in scales; 0 where it is paid.
  func difference(_ view: LearnerView, propensity: Double, weights: [Double], unpaidFee: Double) -> Double

  /// Whether it learns from the steps of prices, where there are prices, instead of from the outcomes that they make.
  var learnsFromPrices: Bool { get }

  /// What a step of a price teaches.
  /// - Parameter scale: Typical size of an outcome, in percent.
  func learn(_ lesson: PriceLesson, scale: Double, weights: inout [Double])

  /// What an outcome teaches. Empty weights are those of a learner that has seen nothing.
  /// - Parameter scale: Typical size of an outcome, in percent, of the outcomes before it.
  func learn(_ view: LearnerView, pnlPercent: Double, scale: Double, weights: inout [Double])

  /// Where A goes next, at a cycle.
  func propose(_ task: Learner.Task) -> PerParameter<Double>

  /// What is left of the weights once what they led to turned out worse than the baseline.
  func doubt(_ weights: inout [Double])
}

extension LearningRule {
  /// Name and version, as the journal records it.
  package var identity: String { "\(name)/\(version)" }

  /// Source: learning.md, The gate.
  package var regretMax: Double { Logarithm.natural(50) }

  package var isPooled: Bool { false }

  package func difference(
    _ view: LearnerView, propensity: Double, weights: [Double], unpaidFee: Double
  ) -> Double {
    difference(view, propensity: propensity, weights: weights)
  }

  package var learnsFromPrices: Bool { false }

  package func learn(_ lesson: PriceLesson, scale: Double, weights: inout [Double]) {}

  package func learn(_ view: LearnerView, pnlPercent: Double, scale: Double, weights: inout [Double]) {}

  package func doubt(_ weights: inout [Double]) {}
}
