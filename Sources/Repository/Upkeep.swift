package import ThresholdCore

/// What keeps a store from growing for ever. Times are recording times: when the server took something in, on its own
/// clock, whatever the user's clock said.
///
/// Each call is a small part of the work, to be repeated until nothing is left, each in a transaction of its own.
package protocol Upkeep {
  /// Whether this transaction may do upkeep: at most one at a time may, of all replicas. To be called first.
  func claimUpkeep() throws -> Bool

  /// Prepares what takes in records at and after `instant`. Writing works without, but is slower and takes up more room.
  func makeRoom(at instant: Instant) throws

  /// Whether there may be decisions or prices that were recorded so long ago. Never `false` while `removeDecisions` or
  /// `removePrices` would find many.
  func hasRecords(ofDecisionsBefore decisions: Instant, ofPricesBefore prices: Instant) throws -> Bool

  /// Locks scopes with journal entries that are newer than their last checkpoint, if that was recorded before `since`, and
  /// returns them; at most `limit`.
  func scopesWithoutCheckpoint(since: Instant, limit: Int) throws -> [ScopeRecord]

  func insert(_ checkpoints: [Checkpoint]) throws

  /// Removes decisions of the periods that ended before `limits.before`, and the checkpoints from which the journal can
  /// not be replayed without them.
  ///
  /// A period stays while a learner at work has not seen one of its decisions, until `limits.heldUntil`. Decisions whose
  /// id does not tell when they were made count as made when the store learned to ask.
  func removeDecisions(_ limits: RemovalLimits) throws -> Removal

  /// Removes prices of the periods that ended before `limits.before`, and checkpoints as with decisions. Nothing is held.
  func removePrices(_ limits: RemovalLimits) throws -> Removal

  /// Counts trades that wait in the results of their days: some days of `user`, or of the first (`nil`) who has such.
  ///
  /// - Parameter limit: of trades that say which days; those of such a day are counted all.
  /// - Returns: whether there were any.
  func countTrades(of user: UserID?, limit: Int) throws -> Bool

  /// Removes request records older than `instant`.
  func removeRequests(recordedBefore instant: Instant) throws

  /// Removes changes at or below `revision`, at most up to the head, and says so in the identity.
  func compactChanges(through revision: Int64) throws
}

/// What one call may remove.
package struct RemovalLimits: Sendable {
  /// Periods that ended at or before it may go.
  package var before: Instant
  /// Of these, those that ended at or before it go in any case.
  package var heldUntil: Instant
  /// How long after a decision its outcome may still be made of prices.
  package var settling: Span
  /// Rows that are removed one by one, at most; whole periods are dropped with all they have.
  package var rows: Int
  /// Where the call before stopped; `nil` at first.
  package var cursor: Int64?

  /// - Parameters:
  ///   - before: the period that it lies in, and younger ones, stay.
  ///   - heldUntil: likewise; at most `before`.
  package init(before: Instant, heldUntil: Instant, settling: Span, rows: Int, cursor: Int64? = nil) {
    self.before = StoragePeriod(of: before).start
    self.heldUntil = StoragePeriod(of: heldUntil).start
    self.settling = settling
    self.rows = rows
    self.cursor = cursor
  }
}

/// What one call removed.
package struct Removal: Sendable, Equatable {
  package var rows: Int64
  /// Of these, decisions that no learner has seen.
  package var unseen: Int64
  /// Where the next call goes on; `nil` when nothing is left.
  package var cursor: Int64?

  package init(rows: Int64 = 0, unseen: Int64 = 0, cursor: Int64? = nil) {
    self.rows = rows
    self.unseen = unseen
    self.cursor = cursor
  }
}
