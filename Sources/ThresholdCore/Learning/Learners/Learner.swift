/// The learners that a policy can name. Each proposes where the virtual learner A goes next; evidence, gate and
/// safeguards are the same for all.
package enum Learner: String, Sendable, CaseIterable {
  case boxMixture = "box_mixture"
  case guardedGradient = "guarded_gradient"
  case hedge
  case reference

  /// The learner of that name in policy and configuration.
  package init?(name: String) { self.init(rawValue: name) }

  /// All names, as a message lists them.
  package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  package var rule: any LearningRule {
    switch self {
    case .boxMixture: BoxMixture()
    case .guardedGradient: GuardedGradient()
    case .hedge: Hedge()
    case .reference: ReferenceRule()
    }
  }

  /// Name and version, as the journal records it.
  package var identity: String { rule.identity }

  /// The version that made a journal's entry, if this program still has it; else the one of today.
  /// - Parameter identity: The entry's; `nil` for one that is only made.
  package func rule(of identity: String?) -> any LearningRule {
    let former: [any LearningRule] = self == .boxMixture ? [BoxMixture.second, BoxMixture.third] : []
    return former.first { $0.identity == identity } ?? rule
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
    /// What the rule remembers.
    package var weights: [Double]
    package var configuration: LearningConfiguration

    package init(
      u: PerParameter<Double>, baseline: PerParameter<Double>, live: PerParameter<Double>,
      pinned: PerParameter<Bool>, window: OutcomeWindow, weights: [Double] = [],
      configuration: LearningConfiguration = LearningConfiguration()
    ) {
      self.u = u
      self.baseline = baseline
      self.live = live
      self.pinned = pinned
      self.window = window
      self.weights = weights
      self.configuration = configuration
    }

    /// Outcomes that the live thresholds reject, below which A may only become stricter: from accepted trades alone a
    /// learner cannot know what loosening brings.
    package static let rejectedMin = 30

    /// A's next position if it wants to go to `next`: within 0...1, pinned parameters on the baseline, and nothing looser
    /// than the baseline before enough rejected signals were followed up.
    package func limited(_ next: PerParameter<Double>) -> PerParameter<Double> {
      let rejected = window.outcomes.count { outcome in
        Parameter.allCases.contains { outcome.view.z[$0] < live[$0] }
      }
      return next.map { parameter, u in
        if pinned[parameter] { return baseline[parameter] }
        let inside = min(max(u, 0), 1)
        return rejected < Self.rejectedMin ? max(inside, baseline[parameter]) : inside
      }
    }
  }
}
