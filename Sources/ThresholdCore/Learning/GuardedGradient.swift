/// The default learner: one step a cycle up the gradient of the soft policy's mean outcome over the window, on outcomes
/// of accepted and rejected signals alike. Source: learning.md, Default learner.
package enum GuardedGradient {
  /// Outcomes that the live thresholds reject, below which A may only become stricter: from accepted trades alone a
  /// learner cannot know what loosening brings.
  package static let rejectedMin = 30

  /// A's next position: u + step * g, within 0...1; pinned parameters stay on the baseline.
  package static func propose(_ task: Learner.Task) -> PerParameter<Double> {
    let gradient = gradient(at: task.u, over: task.window)
    let rejected = task.window.outcomes.count { outcome in
      Parameter.allCases.contains { outcome.view.z[$0] < task.live[$0] }
    }
    return task.u.map { parameter, u in
      if task.pinned[parameter] { return task.baseline[parameter] }
      var next = min(max(u + task.step * gradient[parameter], 0), 1)
      if rejected < rejectedMin { next = max(next, task.baseline[parameter]) }
      return next
    }
  }

  /// Gradient of the weighted mean of r~ * pi with respect to u, in the outcomes' typical size.
  ///
  /// Outcomes are clipped at three times it here, and only here: a direction need not be unbiased, evidence must be.
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
