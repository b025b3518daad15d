package import ThresholdCore

/// What can be written within one transaction. Everything throws `RepositoryError`.
///
/// A statement that fails ends the transaction, whatever the body does with the error; a repository that sends
/// statements on without waiting may report it by a later statement or by the commit. A row that is there already is
/// `.conflict`: another transaction made it, and the body, run again, sees it.
package protocol WriteTransaction: ReadTransaction, BulkWriting, Upkeep, CycleSchedule {
  /// Makes the users if needed, locks them in sorted order and returns them. A new user's clock is undecided.
  func lockUsers(_ ids: [UserID]) throws -> [UserID: UserRecord]

  /// Writes users that are locked.
  func put(_ users: [UserRecord]) throws

  /// Makes the scopes if needed, locks them in sorted order and returns them.
  func lockScopes(_ keys: [Key]) throws -> [Key: ScopeRecord]

  /// Writes a scope that is locked.
  func put(_ scope: ScopeRecord) throws

  /// Writes how many outcomes scopes have that are locked, and nothing else of them.
  func setOutcomeCounts(_ counts: [Key: Int64]) throws

  /// Writes the locks of scopes that are locked, and nothing else of them.
  func setLocks(_ locks: [Key: ScopeLocks]) throws

  /// Inserts decisions that are not there yet. One at or before the watermark of its symbol's or its user's global
  /// scope is marked late for that scope; the watermarks cannot move meanwhile (rows locked against `put`). Makes the
  /// scopes that the decisions have views for, because only a row can be locked.
  func insert(_ decisions: [Decision]) throws

  /// Inserts outcomes; their numbers were given by the caller from the locked scopes.
  func insert(_ outcomes: [OutcomeRecord]) throws

  /// Inserts trades, and counts them in the results of their days, but for those that came after later ones of their day:
  /// these wait. Locks the results of those days in sorted order.
  func insert(_ trades: [TradeRecord]) throws

  func insert(_ reports: [OutcomeReport]) throws

  func insert(_ entry: JournalEntry) throws

  /// Inserts or replaces prices by (owner, symbol, time). `recordedAt` is on the server's clock.
  func insert(_ prices: [PricePoint], owner: UserID?, recordedAt: Instant) throws

  func insert(_ request: RequestRecord) throws

  /// Gives `changes` the next revisions (their own are ignored), in order, from the one head row, writes them and the
  /// revision of the own sets that they move, and returns the revisions. The last statement of a body: holding the head any longer would make every
  /// other writer wait.
  func append(_ changes: [Change]) throws -> [Int64]
}
