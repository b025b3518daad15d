import Repository
import ThresholdCore

/// What one user's key learned from its own outcomes, for others to borrow.
struct Lender: Sendable, Equatable {
  let user: UserID
  /// In what coordinates, and of which trades.
  let policy: EffectivePolicy
  let weights: [Double]

  /// `nil` where a key has learned nothing that others could use.
  init?(_ record: ScopeRecord, policy: EffectivePolicy) throws(CorruptRecord) {
    guard Learner(name: policy.learner)?.rule.isPooled == true else { return nil }
    let learner = try LearnerState(decoding: record.learner)
    guard learner.rule == policy.learner, learner.weights.count == Boxes.all.count else { return nil }
    user = record.key.user
    self.policy = policy
    weights = learner.weights
  }

  /// Whether what it learned means the same for a key of `user` with `policy`.
  func teaches(_ user: UserID, _ policy: EffectivePolicy) -> Bool {
    self.user != user && self.policy.learner == policy.learner && self.policy.bounds == policy.bounds
      && self.policy.horizon == policy.horizon
      && self.policy.roundTripFeePercent == policy.roundTripFeePercent
  }
}
