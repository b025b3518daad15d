/// One step a cycle up the gradient of the soft policy's mean outcome over the window, on outcomes of accepted and
/// rejected signals alike. Source: learning.md, Default learner.
package struct GuardedGradient: LearningRule {
  package let name = "guarded_gradient"
  package let version = 1
  package let stakes = StakeTerms.byPayoffs

  package init() {}

  package func difference(_ view: LearnerView, propensity: Double, weights: [Double]) -> Double {
    SoftPolicy.weight(propensity: propensity) * SoftPolicy.difference(view)
  }

  /// u + step * g.
  package func propose(_ task: Learner.Task) -> PerParameter<Double> {
    let gradient = Self.gradient(at: task.u, over: task.window)
    return task.limited(task.u.map { $1 + task.configuration.step * gradient[$0] })
  }

  /// Gradient of the weighted mean of r~ * pi with respect to u, in the outcomes' typical size.
  ///
  /// Outcomes are clipped at three times it, here alone: a direction need not be unbiased, evidence must be.
  static func gradient(at u: PerParameter<Double>, over window: OutcomeWindow) -> PerParameter<Double> {
    let scale = window.scale
    var sums = PerParameter(repeating: 0.0)
    var weights = 0.0
    for outcome in window.outcomes {
      let weight = SoftPolicy.weight(propensity: outcome.propensity)
      let clipped = min(max(outcome.pnlPercent, -3 * scale), 3 * scale) / scale
      let passing = outcome.view.z.map { SoftPolicy.passing($1, u[$0]) }
      let acceptance =
        passing.rsi * passing.confidence * passing.macd * passing.volume * passing.momentum
      for parameter in Parameter.allCases {
        sums[parameter] -= weight * clipped * acceptance * (1 - passing[parameter]) / SoftPolicy.width
      }
      weights += weight
    }
    return weights > 0 ? sums.map { $1 / weights } : sums
  }
}
