/// What a journal's entries work on: one scope's thresholds and its learner.
package struct ScopeState: Sendable, Equatable {
  /// The live values of this scope.
  package var own: OwnSet
  /// The user's own word, per parameter; `nil` is inherited from the parent scope.
  package var baseline: PartialValues
  package var learner: LearnerState

  package init(
    own: OwnSet = .absent, baseline: PartialValues = .none, learner: LearnerState = .fresh
  ) {
    self.own = own
    self.baseline = baseline
    self.learner = learner
  }

  /// A scope that nobody wrote to.
  package static let empty = ScopeState()

  /// The values in force, given the parent scope's.
  package func live(inherited: PerParameter<Double>) -> PerParameter<Double> {
    inherited.map { own.values[$0] ?? $1 }
  }

  /// The values the learner is compared with, given the parent scope's.
  package func baselineValues(inherited: PerParameter<Double>) -> PerParameter<Double> {
    inherited.map { baseline[$0] ?? $1 }
  }
}
