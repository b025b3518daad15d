import Repository
import ThresholdCore

/// Whether a cycle of a scope could find anything that its learner has not seen.
enum CycleNews {
  /// Says yes when in doubt: whether a price made an outcome of a decision is found out by the cycle itself, which writes
  /// nothing if none did. One look into an index at most.
  static func isAny(
    of scope: ScopeRecord, _ learner: LearnerState, settling: Span, in transaction: any ReadTransaction
  ) throws -> Bool {
    if scope.outcomeCount > learner.foldedThrough || learner.outcomesSinceCycle > 0 { return true }
    if (scope.policy.basis ?? learner.basis) == .reported { return false }
    guard let newest = try transaction.recentDecisions(for: scope.key, limit: 1).first else { return false }
    return learner.watermark.map { newest.decidedAt > $0 - settling } ?? true
  }
}
