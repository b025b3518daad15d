/// A Bayesian mixture over boxes, and bets of what it expects: the default.
///
/// Under box k an outcome, in units of the scale s, is Student's t with four degrees of freedom around
///
///     mu_k(z) = -0.104 + 0.347 pi_k(z),
///
/// pi_k being how far inside the box the signal lies: a loss outside and a gain inside, a small part of the noise. The
/// weight of each box is multiplied by exp(mu_k (psi(r/s) - I mu_k / 2)) for every outcome, of accepted and rejected
/// signals alike, where psi is the score of that distribution and I its information: the likelihood ratio against mu = 0 to
/// second order. Weights are shared (`BoxWeights`), so that a moved optimum is found again. A lies on the way from the baseline
/// to the weights' mean box, as far as the mixture expects a gain of what that takes (`ExpectedGain`).
///
/// A bet is on what the mixture expects, m(z) = sum p_k mu_k(z): where the baseline rejects, max(m, 0); where it accepts,
/// min(m, 0). The stake is 0.8 of Kelly's, m / variance. Because weights rest on settled outcomes alone, all bets together
/// are one account, and it is valid whatever the weights are: this is where gradient and box learners differ in power, not
/// in validity. Constants were tuned on development seeds 0-1 and simulated streams: Learning.md has the figures.
///
/// On basis `marked` it learns from each step of the price and not from the outcomes that the steps make: the mean of a step
/// is the sum, over the signals open, of side times the part of the horizon times (mu_k s + fee), its noise Student's t.
///
/// Version 3 learned from outcomes there too, and bet less on prices, but also against accepted signals that lose no more
/// than their fee. Version 2 had A at the mean box itself, gave promotions up at R of log 30 and shared twice as much. Both
/// are here to replay the journals that they wrote.
package struct BoxMixture: LearningRule {
  package let name = "box_mixture"
  package let version: Int
  package var stakes: StakeTerms {
    StakeTerms(
      unitFraction: Self.kelly / Self.variance,
      unitFractionOnPrices: learnsFromPrices ? Self.kellyOnPrices / Self.variance : nil, reserveMax: 0.98,
      stepBoundMin: 10, creditsSavedFee: false)
  }

  package let isPooled = true

  package var regretMax: Double { Logarithm.natural(isSecond ? 30 : 50) }

  package var learnsFromPrices: Bool { version > 3 }

  private var isSecond: Bool { version == 2 }
  private var share: Double { isSecond ? 0.0002 : 0.0001 }

  /// Expected outcome far outside of a box, and how much more there is well inside, in scales.
  private static let outside = -0.104
  private static let reward = 0.347
  /// The same in learning from prices. A scale there is that of sums of many steps, which is larger: beside the noise of a
  /// single outcome these are the same gains and losses, but for a loss outside that is taken for a little more.
  private static let outsideOnPrices = -0.1
  private static let rewardOnPrices = 0.278
  /// Variance of outcomes, in squared scales; of Student's t with four degrees of freedom.
  private static let variance = 1.88
  private static let kelly = 0.8
  /// Sums of many steps have a smaller variance beside their scale, so that this too is less than all of Kelly's stake.
  private static let kellyOnPrices = 1.1
  /// Width of the distribution, in scales, squared; source: the median of |t| is 0.741 of its width.
  private static let width2 = 0.97 * 0.97
  private static let information = 5 / 7 / width2
  /// Losses beyond this many scales are no noise: a strategy of small gains with rare crashes must not look good.
  private static let crash = -8.0
  /// What lies beyond counts as this: it has ruled out what it can, and more would leave the range of doubles, where
  /// weights are no numbers any more.
  private static let worst = -1_000.0
  private static let best = 1e100
  /// Steps for each signal, where signals come one an hour: a part of the weights is shared for each step.
  private static let stepsPerSignal = 4.0

  package init() { version = 4 }

  private init(version: Int) { self.version = version }

  /// As it was before.
  package static let second = BoxMixture(version: 2)
  package static let third = BoxMixture(version: 3)

  package func difference(_ view: LearnerView, propensity: Double, weights: [Double]) -> Double {
    difference(view, propensity: propensity, weights: weights, unpaidFee: 0)
  }

  package func difference(
    _ view: LearnerView, propensity: Double, weights: [Double], unpaidFee: Double
  ) -> Double {
    let expected = Self.outside + Self.reward * BoxWeights.acceptance(of: view.z, weights)
    // What is not paid the fee pays only beyond it.
    let unpaid = learnsFromPrices ? unpaidFee : 0
    return view.baselineAccepted ? min(expected + unpaid, 0) : max(expected, 0)
  }

  package func learn(_ view: LearnerView, pnlPercent: Double, scale: Double, weights: inout [Double]) {
    let gain = Self.gain(of: Self.score(pnlPercent / scale), outside: Self.outside, reward: Self.reward)
    BoxWeights.update(&weights, z: view.z, share: share, by: gain)
  }

  package func learn(_ lesson: PriceLesson, scale: Double, weights: inout [Double]) {
    guard !lesson.exposures.isEmpty else { return }
    let move = min(max(lesson.move / lesson.scale, Self.worst), -Self.worst)
    let part = lesson.exposures.reduce(0) { $0 + $1.part } / lesson.scale
    let outside = part * (Self.outsideOnPrices * scale + lesson.feePercent)
    let reward = Self.rewardOnPrices * scale / lesson.scale
    func gain(_ score: Double) -> BoxWeights.Gain { Self.gain(of: score, outside: outside, reward: reward) }
    let faded = gain(Self.fadingScore(move))
    // A crash of what the box would have taken counts in full here too: of both scores, which have one sign, the full one
    // makes the lesser gain where the box expects the other way.
    let full = abs(move) > -Self.crash ? gain(Self.fullScore(move)) : faded
    BoxWeights.update(
      &weights, lesson.exposures, share: share / Self.stepsPerSignal, byLesser: (faded, full))
  }

  /// mu (psi - I mu / 2) with mu = outside + reward pi.
  private static func gain(of score: Double, outside: Double, reward: Double) -> BoxWeights.Gain {
    let half = 0.5 * information
    return BoxWeights.Gain(
      constant: outside * (score - half * outside), linear: reward * (score - 2 * half * outside),
      square: -half * reward * reward)
  }

  package func propose(_ task: Learner.Task) -> PerParameter<Double> {
    let mean = task.limited(BoxWeights.position(task.weights))
    if isSecond { return mean }
    return ExpectedGain(over: task.window.outcomes, from: task.baseline, to: mean) { signals in
      BoxWeights.acceptances(of: signals, task.weights).map { Self.outside + Self.reward * $0 }
    }.best
  }

  package func doubt(_ weights: inout [Double]) { BoxWeights.doubt(&weights) }

  /// psi: what an outcome of so many scales says for a higher mean. It fades for large outcomes, which noise of heavy tails
  /// makes; but a crash counts in full.
  private static func score(_ outcome: Double) -> Double {
    let outcome = min(max(outcome, worst), best)
    return outcome > crash ? fadingScore(outcome) : fullScore(outcome)
  }

  private static func fadingScore(_ outcome: Double) -> Double {
    1.25 * outcome / width2 / (1 + outcome * outcome / (4 * width2))
  }

  private static func fullScore(_ outcome: Double) -> Double { 0.6 * outcome }
}
