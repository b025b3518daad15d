package import ThresholdCore

/// What can be read within one transaction. Everything throws `RepositoryError`.
package protocol ReadTransaction: BulkReading {
  /// Which store this is and where its change log ends.
  func identity() throws -> StoreIdentity

  /// Counts rows, which takes as long as there are many; not for a hot path.
  func counts() throws -> StoreCounts

  /// The users of `ids` who ever wrote something.
  func users(_ ids: [UserID]) throws -> [UserID: UserRecord]

  /// The scopes of `keys` that exist.
  func scopes(_ keys: [Key]) throws -> [Key: ScopeRecord]

  /// A user's scopes by symbol, beginning after `symbol` (`nil`: with the global one); at most `limit`.
  func scopes(of user: UserID, after symbol: Symbol?, limit: Int) throws -> [ScopeRecord]

  /// The keys of scopes and how many outcomes each has, by key, beginning after `key`; at most `limit`. What else is in
  /// them is not read, so that one that cannot be hides no other.
  func scopeKeys(after key: Key?, limit: Int) throws -> [(key: Key, outcomeCount: Int64)]

  /// The keys of scopes that have outcomes, by key, beginning after `key`; at most `limit`.
  func learningKeys(after key: Key?, limit: Int) throws -> [Key]

  /// The keys of scopes of `symbol` that others may borrow from, by user, beginning after `user`; at most `limit`: they have outcomes,
  /// and their users live on the real clock.
  func lendingKeys(of symbol: Symbol, after user: UserID?, limit: Int) throws -> [Key]

  /// The same of every symbol but the global one, by key, beginning after `key`.
  func lendingKeys(after key: Key?, limit: Int) throws -> [Key]

  /// Scopes that ever had a lock, by key, beginning after `key`; at most `limit`.
  /// - Complexity: passes over all scopes that come before the last of them.
  func lockedScopes(after key: Key?, limit: Int) throws -> [LockedScope]

  /// Changes with a revision above `revision`, in order; at most `limit`.
  func changes(after revision: Int64, limit: Int) throws -> [Change]

  /// The decisions of `ids` that exist.
  func decisions(_ ids: [OwnedID]) throws -> [OwnedID: Decision]

  /// The decisions that `scope`'s learner should see, by (decidedAt, id): entries of its symbol (of every symbol of the
  /// user for a global scope) with a view, decided after `from` and at or before `through`, not late for this scope.
  func decisions(for scope: Key, after from: Instant?, through: Instant) throws -> [Decision]

  /// How many decisions that are, and the first of them, without reading them.
  func decisionSpan(for scope: Key, after from: Instant?, through: Instant) throws -> DecisionSpan

  /// The newest of the decisions that `scope`'s learner should see, newest first; at most `limit`.
  func recentDecisions(for scope: Key, limit: Int) throws -> [Decision]

  /// Outcomes of a scope with a number above `number`, in order; at most `limit`.
  func outcomes(of scope: Key, after number: Int64, limit: Int) throws -> [OutcomeRecord]

  /// Ids of those of the decisions of `ids`, by scope, that already have an outcome of that basis there.
  func decisionsWithOutcome(_ ids: [Key: Set<String>], basis: LearningBasis) throws -> [Key: Set<String>]

  /// The basis of the first outcome of each of `scopes` that has one.
  func firstBases(of scopes: [Key]) throws -> [Key: LearningBasis]

  /// The trades of `ids` that exist.
  func trades(_ ids: [OwnedID]) throws -> [OwnedID: TradeRecord]

  /// A user's trades closed after `from` and at or before `through`, of one symbol or (`nil` or the global
  /// one) all, by (closedAt, id).
  func trades(of user: UserID, symbol: Symbol?, closedAfter from: Instant, through: Instant) throws -> [Trade]

  /// What a scope's trades (all of the user's for a global scope) closed from the day `first` on and at or before `through`
  /// come to, by day, in order; days without any are left out. The days tell all that `Exposure` asks of them.
  /// - Complexity: a row a day. Trades are read of the days that have some which are not counted yet, of the last if it has
  ///   some that are closed after `through`, and of those that do not tell when anything was open.
  func dailyResults(of scope: Key, from first: UTCDay, through: Instant) throws -> [DailyResult]

  /// What a user's trades closed at or before `through` made together, in account currency; trades that do not say
  /// count nothing.
  /// - Complexity: looks at all of them.
  func realisedProfit(of user: UserID, through: Instant) throws -> Double

  /// A scope's most recently closed trades (all of the user's for a global scope), newest first.
  func recentTrades(of scope: Key, closedAfter from: Instant?, through: Instant, limit: Int) throws -> [Trade]

  /// What is there of items that are to be recorded, all at once.
  func recordedBefore(_ question: RecordedBefore.Question) throws -> RecordedBefore

  /// The outcome reports of `ids` that exist.
  func outcomeReports(_ ids: [OwnedID]) throws -> [OwnedID: OutcomeReport]

  func entry(_ id: String) throws -> JournalEntry?

  /// A scope's entries with a sequence below `sequence` (`nil`: from the newest), newest first; at most `limit`.
  func entries(of scope: Key, before sequence: Int64?, limit: Int) throws -> [JournalEntry]

  /// Of each of `scopes` the newest entry that says how its learner measures: that of a cycle, or of a policy. Others are
  /// given the policy of their time too, and change nothing about the learner's measure.
  func measuringEntries(of scopes: [Key]) throws -> [Key: JournalEntry]

  /// The checkpoints from which a scope's journal can be replayed, oldest first. Without any, it can be from empty.
  func checkpoints(of scope: Key) throws -> [Checkpoint]

  func request(_ scope: RequestRecord.Scope) throws -> RequestRecord?

  /// Prices of a symbol after `from` and at or before `through`, by time. `owner` is a simulated user whose prices are
  /// its own, or `nil` for the shared book.
  func prices(of symbol: Symbol, owner: UserID?, after from: Instant, through: Instant, limit: Int) throws
    -> [PricePoint]

  /// Those of `ranges` that hold a price.
  func pricedRanges(_ ranges: Set<PriceRange>) throws -> Set<PriceRange>
}
