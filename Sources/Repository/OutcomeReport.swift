package import ThresholdCore

/// An outcome as it was reported, for telling a repeated report from a conflicting one.
package struct OutcomeReport: Sendable, Equatable {
  package var user: UserID
  /// Unique per user.
  package var id: String
  /// Digest of its content.
  package var fingerprint: [UInt8]
  /// Whether it fed a learner, and if not, why.
  package var notLearnedReason: String?
  package var recordedAt: Instant

  package init(
    user: UserID, id: String, fingerprint: [UInt8], notLearnedReason: String?, recordedAt: Instant
  ) {
    self.user = user
    self.id = id
    self.fingerprint = fingerprint
    self.notLearnedReason = notLearnedReason
    self.recordedAt = recordedAt
  }
}
