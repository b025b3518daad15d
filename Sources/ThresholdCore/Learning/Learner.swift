/// The learners that a policy can name. Each proposes where the virtual learner A goes next; evidence, gate and
/// safeguards are the same for all.
package enum Learner: Sendable {
  case guardedGradient

  /// The learner of that name in policy and configuration.
  package init?(name: String) {
    switch name {
    case "guarded_gradient": self = .guardedGradient
    default: return nil
    }
  }

  /// Name and version, as the journal records it. The version is raised whenever the same journal would lead elsewhere.
  package var identity: String {
    switch self {
    case .guardedGradient: "guarded_gradient/1"
    }
  }

  /// A's next position.
  package func propose(_ task: Task) -> PerParameter<Double> {
    switch self {
    case .guardedGradient: GuardedGradient.propose(task)
    }
  }

  /// What a learner is given to propose a step.
  package struct Task: Sendable {
    /// A's position now.
    package var u: PerParameter<Double>
    package var baseline: PerParameter<Double>
    /// Where the live thresholds lie.
    package var live: PerParameter<Double>
    package var pinned: PerParameter<Bool>
    package var window: OutcomeWindow
    /// LEARNER_STEP.
    package var step: Double

    package init(
      u: PerParameter<Double>, baseline: PerParameter<Double>, live: PerParameter<Double>,
      pinned: PerParameter<Bool>, window: OutcomeWindow, step: Double
    ) {
      self.u = u
      self.baseline = baseline
      self.live = live
      self.pinned = pinned
      self.window = window
      self.step = step
    }
  }
}
