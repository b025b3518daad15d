import Repository
import ThresholdCore

/// What one user's key learned from its own outcomes, for others to borrow.
struct Lender: Sendable, Equatable {
  let user: UserID
  /// How it measured what it learned.
  let measure: Measure
  let weights: [Double]

  /// `nil` where a key has learned nothing that others could use.
  ///
  /// - Parameter policy: the one that it learned under, which need not be the one that holds now: what a parent's policy
  ///   changed is taken in by the key's next cycle.
  init?(_ record: ScopeRecord, learnedUnder policy: EffectivePolicy) throws(CorruptRecord) {
    let learner = try LearnerState(decoding: record.learner)
    guard let basis = learner.basis, learner.rule == policy.learner,
      learner.weights.count == Boxes.all.count
    else { return nil }
    // A single value that is no number would make one of everybody's.
    guard learner.weights.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    measure = Measure(policy, basis: basis)
    guard measure.isPooled else { return nil }
    user = record.key.user
    weights = learner.weights
  }
}
