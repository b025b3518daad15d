/// What one scope holds itself: only its own parameters, the others are inherited.
package struct OwnSet: Sendable, Equatable {
  package var values: PartialValues
  /// Counts the writes of this scope; 0 if it never had a set. It goes on after a reset, so that an expected version
  /// can never match a set that was emptied and filled again.
  package var version: Int64
  /// Revision of the change that wrote it; 0 if none did.
  package var revision: Int64
  /// When the learner last moved it.
  package var lastAdaptation: Instant?

  package init(values: PartialValues, version: Int64, revision: Int64, lastAdaptation: Instant? = nil) {
    self.values = values
    self.version = version
    self.revision = revision
    self.lastAdaptation = lastAdaptation
  }

  /// The set of a scope that never had one.
  package static let absent = OwnSet(values: .none, version: 0, revision: 0)
}
