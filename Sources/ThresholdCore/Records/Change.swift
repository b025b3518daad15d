/// One row of the change log: a scope's own set before and after. State, not delta, so leaving some out is always safe.
///
/// Whatever another process's memory holds of a scope changes with such a row alone. So a new policy, a step that only
/// the learner made and a lock have rows, too, though they leave the set as it was and no watch hears of them.
package struct Change: Sendable, Equatable {
  /// Strictly increasing in the order of commits; never visible after a higher one.
  package var revision: Int64
  package var key: Key
  package var cause: Cause
  /// The journal entry that made it; of a lock, its id.
  package var entryID: String
  /// Before, as of its own revision.
  package var previous: OwnSet
  /// After; its revision is this change's, if the change moved it.
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

  /// Whether the set is another one than before.
  package var movesSet: Bool { previous.version != next.version || previous.values != next.values }
}
