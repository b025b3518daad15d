/// Says of a moved value why, on what evidence, and what held it back.
struct UpdateReason {
  private let learner: LearnerState
  private let window: OutcomeWindow
  private let baseline: PerParameter<Double>
  private let bounds: PerParameter<Bounds>
  private let live: PerParameter<Double>

  init(
    learner: LearnerState, window: OutcomeWindow, live: PerParameter<Double>, baseline: PerParameter<Double>,
    bounds: PerParameter<Bounds>
  ) {
    self.learner = learner
    self.window = window
    self.baseline = baseline
    self.bounds = bounds
    self.live = Position.of(live, in: bounds)
  }

  /// The update with its reason and confidence: 1 - 1/E for a step towards A, 1 - exp(-R) for one back.
  func update(
    _ parameter: Parameter, from old: Double, to new: Double, capped: [SafeguardVerdict.Safeguard]
  ) -> ThresholdUpdate {
    let isReturn = learner.standing == .demoted
    let confidence =
      isReturn
      ? 1 - Logarithm.exponential(-learner.regretAtDemotion) : max(0, 1 - 1 / learner.evidence)
    let values = "\(parameter.name) \(old.text(digits: 4)) -> \(new.text(digits: 4))"
    let cause =
      isReturn
      ? "back to the baseline, R \(learner.regretAtDemotion.text(digits: 3))"
      : "E \(learner.evidence.text(digits: 3)), needs \(learner.evidenceNeeded.text(digits: 3))"
    let caps = capped.isEmpty ? "" : "; capped by " + capped.map(\.name).joined(separator: ", ")
    return ThresholdUpdate(
      parameter: parameter, oldValue: old, newValue: new,
      reason: "\(values): \(cause); \(outcomesUsed); \(marginalBand(parameter, to: new))\(caps); "
        + "baseline \(baseline[parameter].text(digits: 4))",
      confidence: min(confidence, 0.99))
  }

  private var outcomesUsed: String {
    let executed = window.outcomes.count(where: \.executed)
    return
      "\(window.outcomes.count) outcomes (\(executed) executed, \(window.outcomes.count - executed) shadow)"
  }

  /// The outcomes whose decision this move alone would have changed.
  private func marginalBand(_ parameter: Parameter, to new: Double) -> String {
    let position = parameter.normalised(new, in: bounds[parameter])
    let lower = min(live[parameter], position)
    let upper = max(live[parameter], position)
    var count = 0
    var sum = 0.0
    for outcome in window.outcomes {
      let z = outcome.view.z
      guard z[parameter] >= lower, z[parameter] < upper,
        Parameter.allCases.allSatisfy({ $0 == parameter || z[$0] >= live[$0] })
      else { continue }
      count += 1
      sum += outcome.pnlPercent
    }
    guard count > 0 else { return "none in the marginal band" }
    return "\(count) in the marginal band with a mean pnl of \((sum / Double(count)).text(digits: 3)) %"
  }
}
