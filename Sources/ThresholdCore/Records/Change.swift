/// One row of the change log: a scope's own set before and after. State, not delta, so leaving some out is always safe.
package struct Change: Sendable, Equatable {
  /// Strictly increasing in the order of commits; never visible after a higher one.
  package var revision: Int64
  package var key: Key
  package var cause: Cause
  /// The journal entry that made it.
  package var entryID: String
  /// Before, as of its own revision.
  package var previous: OwnSet
  /// After; its revision is this change's.
  package var next: OwnSet
  /// On the user's clock.
  package var changedAt: Instant
  /// On the server's clock, for lag and retention.
  package var recordedAt: Instant

  package init(
    revision: Int64, key: Key, cause: Cause, entryID: String, previous: OwnSet, next: OwnSet,
    changedAt: Instant,
    recordedAt: Instant
  ) {
    self.revision = revision
    self.key = key
    self.cause = cause
    self.entryID = entryID
    self.previous = previous
    self.next = next
    self.changedAt = changedAt
    self.recordedAt = recordedAt
  }
}
