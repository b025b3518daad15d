package import Repository
package import ThresholdCore

/// What memory holds of one scope's row: what Evaluate needs, the learner's state decoded.
package struct ScopeFacts: Sendable {
  package var own: OwnSet
  package var baseline: PartialValues
  package var policy: Policy
  package var learner: LearnerState
  package var locks: ScopeLocks
  /// Journal entries so far.
  package var entryCount: Int64

  package init(_ record: ScopeRecord) throws(CorruptRecord) {
    own = record.own
    baseline = record.baseline
    policy = record.policy
    learner = try LearnerState.forDecision(decoding: record.learner)
    locks = record.locks
    entryCount = record.entryCount
  }

  /// Whether these are of the same row as `other`, or of a newer one. A row is written by one transaction after the other,
  /// and each raises one of the two counts.
  package func isNoOlder(than other: ScopeFacts) -> Bool {
    entryCount >= other.entryCount && locks.changes >= other.locks.changes
  }

  /// A scope that has no row.
  package static let absent = ScopeFacts()

  private init() {
    own = .absent
    baseline = .none
    policy = .inherited
    learner = .fresh
    locks = .none
    entryCount = 0
  }
}
