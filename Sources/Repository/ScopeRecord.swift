package import ThresholdCore

/// Everything that is stored of one scope, in one row, so that locking the row locks the scope.
package struct ScopeRecord: Sendable, Equatable {
  package var key: Key
  package var own: OwnSet
  /// What the user set by own word, per parameter; the learner is compared with it.
  package var baseline: PartialValues
  /// The scope's own policy.
  package var policy: Policy
  /// The learner's state, encoded by ThresholdCore; empty before the first cycle.
  package var learner: [UInt8]
  /// Decisions at or before it have been shown to the learner. A decision that arrives in storage later than that is
  /// kept but marked late, and never bet on.
  package var watermark: Instant?
  /// Numbers given to outcomes so far.
  package var outcomeCount: Int64
  /// Numbers given to journal entries so far.
  package var entryCount: Int64
  /// What blocks entries here; of a global scope, those of every symbol.
  package var locks: ScopeLocks

  package init(
    key: Key, own: OwnSet = .absent, baseline: PartialValues = .none, policy: Policy = .inherited,
    learner: [UInt8] = [], watermark: Instant? = nil, outcomeCount: Int64 = 0, entryCount: Int64 = 0,
    locks: ScopeLocks = .none
  ) {
    self.key = key
    self.own = own
    self.baseline = baseline
    self.policy = policy
    self.learner = learner
    self.watermark = watermark
    self.outcomeCount = outcomeCount
    self.entryCount = entryCount
    self.locks = locks
  }
}
