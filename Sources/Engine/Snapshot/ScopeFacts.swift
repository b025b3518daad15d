package import Repository
package import ThresholdCore

/// What memory holds of one scope's row: what Evaluate needs, the learner's state decoded.
package struct ScopeFacts: Sendable {
  package var own: OwnSet
  package var baseline: PartialValues
  package var policy: Policy
  package var learner: LearnerState
  /// Journal entries so far: tells a newer row from an older one.
  package var entryCount: Int64

  package init(_ record: ScopeRecord) throws(CorruptRecord) {
    own = record.own
    baseline = record.baseline
    policy = record.policy
    learner = try LearnerState(decoding: record.learner)
    entryCount = record.entryCount
  }

  /// A scope that has no row.
  package static let absent = ScopeFacts()

  private init() {
    own = .absent
    baseline = .none
    policy = .inherited
    learner = .fresh
    entryCount = 0
  }
}
