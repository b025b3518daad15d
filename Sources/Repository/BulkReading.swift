package import ThresholdCore

/// Everything of one owner, a page at a time, for archives and audits.
///
/// Each list is in the order of its primary key, compared by bytes; a page begins after what the last one ended with
/// (`nil`: at the first) and has at most `limit` rows. Within one transaction the pages of a list make up exactly what the
/// snapshot holds. Scopes and outcomes have such lists in `ReadTransaction` already.
package protocol BulkReading {
  /// Users by id.
  func users(after id: UserID?, limit: Int) throws -> [UserRecord]

  /// Every decision of a user by id: also those without a view, and late ones.
  func storedDecisions(of user: UserID, after id: String?, limit: Int) throws -> [StoredDecision]

  /// Trades by id.
  func trades(of user: UserID, after id: String?, limit: Int) throws -> [TradeRecord]

  /// What is added up of a user's days, by symbol (the global one first), then day.
  func storedDays(of user: UserID, after place: StoredDay.Place?, limit: Int) throws -> [StoredDay]

  /// Ids of a user's trades that are not counted in the results of their days.
  func waitingTrades(of user: UserID) throws -> Set<String>

  /// Reports by id.
  func outcomeReports(of user: UserID, after id: String?, limit: Int) throws -> [OutcomeReport]

  /// A scope's entries with a sequence above `sequence`, oldest first.
  func entries(of scope: Key, after sequence: Int64, limit: Int) throws -> [JournalEntry]

  /// Requests by caller, method and id.
  func requests(of user: UserID, after scope: RequestRecord.Scope?, limit: Int) throws -> [RequestRecord]

  /// Prices by symbol, then time. `owner` is a simulated user, or `nil` for the shared book.
  func prices(of owner: UserID?, after place: PricePoint?, limit: Int) throws -> [PricePoint]

  /// The retained changes of one scope by revision.
  /// - Complexity: looks at all retained changes of its user.
  func changes(of scope: Key, after revision: Int64, limit: Int) throws -> [Change]
}
