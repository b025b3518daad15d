/// Why a repository did not do what was asked.
package struct RepositoryError: Error {
  /// What the caller can do about it. Callers switch on this and on nothing else.
  package enum Kind: Sendable {
    /// Storage is out of reach; nothing was written. Try again later.
    case unavailable
    /// The connection was lost while committing: the write may or may not be there. Repeating it is safe, because
    /// every write is idempotent.
    case commitUnknown
    /// Every connection is in use and the queue for them is full.
    case exhausted
    /// The deadline passed first; nothing was written.
    case deadlineExceeded
    /// Concurrent transactions met (deadlock, serialization); nothing was written. The repository has already tried
    /// again a few times.
    case conflict
    /// Stored data cannot be read, or the schema is not this program's.
    case corrupt
    /// A statement failed for a reason that repeating does not mend: a bug.
    case rejected
  }

  package var kind: Kind
  /// For people: what was attempted. Never holds text of the database; may be shown in the log.
  package var message: String
  /// The driver's own error, for the log; never shown to a client.
  package var cause: (any Error)?

  package init(_ kind: Kind, _ message: String, cause: (any Error)? = nil) {
    self.kind = kind
    self.message = message
    self.cause = cause
  }
}
