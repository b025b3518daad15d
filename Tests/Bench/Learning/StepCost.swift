import MarketStream
import ThresholdCore

/// What one learning cycle costs.
enum StepCost {
  /// Microseconds of a step over a window of 800 outcomes with no outcome to fold, and of folding one outcome, the
  /// least of many runs: what else the machine does can only add.
  static func measure(_ rule: any LearningRule) -> (step: Double, fold: Double) {
    let stream = BenchStream.simulated(.stationary, basis: .reported, seed: 1, count: 1_000)
    let clock = ContinuousClock()
    var weights: [Double] = []
    var window = OutcomeWindow(length: 800)
    var fold = Double.infinity
    let baseline = BenchScore.defaults
    for (index, signal) in stream.signals.enumerated() {
      let view = LearnerView(
        z: Position.of(signal.signal, in: BenchScore.bounds), u: baseline, baseline: baseline,
        liveAccepted: false, version: 0)
      let outcome = OutcomeRecord(
        scope: Key(user: UserID("bench"), symbol: Symbol("SIM")), number: Int64(index + 1), decisionID: "",
        basis: .reported, pnlPercent: signal.pnlPercent ?? 0, decidedAt: signal.time, knownAt: signal.time,
        propensity: 1, executed: false, view: view)
      let duration = clock.measure {
        _ = rule.difference(view, propensity: 1, weights: weights)
        rule.learn(view, pnlPercent: outcome.pnlPercent, scale: window.scale, weights: &weights)
        window.advance(to: outcome, usable: true)
      }
      fold = min(fold, microseconds(duration))
    }
    let task = Learner.Task(
      u: baseline, baseline: baseline, live: baseline, pinned: PerParameter(repeating: false), window: window,
      weights: weights)
    var step = Double.infinity
    for _ in 0..<200 {
      var next = baseline
      let duration = clock.measure { next = rule.propose(task) }
      precondition(next.rsi >= 0)
      step = min(step, microseconds(duration))
    }
    return (step, fold)
  }

  private static func microseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
  }
}
