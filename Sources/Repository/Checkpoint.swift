package import ThresholdCore

/// A scope's state after one of its journal entries: what a replay begins with once the evidence before it is gone.
package struct Checkpoint: Sendable, Equatable {
  package var key: Key
  /// Of the journal entry that it stands after.
  package var sequence: Int64
  package var own: OwnSet
  package var baseline: PartialValues
  /// The learner's state, encoded by ThresholdCore.
  package var learner: [UInt8]
  /// Decisions at or before it had been shown to the learner.
  package var watermark: Instant?
  /// On the server's clock.
  package var recordedAt: Instant

  package init(
    key: Key, sequence: Int64, own: OwnSet, baseline: PartialValues, learner: [UInt8], watermark: Instant?,
    recordedAt: Instant
  ) {
    self.key = key
    self.sequence = sequence
    self.own = own
    self.baseline = baseline
    self.learner = learner
    self.watermark = watermark
    self.recordedAt = recordedAt
  }

  /// The state that `scope` has now.
  package init(of scope: ScopeRecord, recordedAt: Instant) {
    self.init(
      key: scope.key, sequence: scope.entryCount, own: scope.own, baseline: scope.baseline,
      learner: scope.learner, watermark: scope.watermark, recordedAt: recordedAt)
  }
}
