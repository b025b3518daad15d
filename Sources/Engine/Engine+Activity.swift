import Repository
package import ThresholdCore

extension Engine {
  /// Scopes and journal entries that one look at a user's activity reads at most.
  private static let activityScopesMax = 1_000
  private static let activityEntriesMax = 10_000

  /// What happened to a user's scopes after `from`, and the trades closed after `tradesFrom`; of one symbol, or of all
  /// with `nil`. Reads a bounded number of rows by their indexes.
  package func activity(
    of user: UserID, symbol: Symbol?, after from: Instant, tradesAfter tradesFrom: Instant,
    through: Instant, deadline: ContinuousClock.Instant?
  ) async throws(Refusal) -> UserActivity {
    try await readHistory(deadline: deadline) { transaction in
      var activity = UserActivity()
      let keys: [Key]
      if let symbol {
        keys = [Key(user: user, symbol: symbol)]
      } else {
        let scopes = try transaction.scopes(of: user, after: nil, limit: Self.activityScopesMax + 1)
        activity.isTruncated = scopes.count > Self.activityScopesMax
        keys = scopes.prefix(Self.activityScopesMax).map(\.key)
      }
      for key in keys { try Self.addEntries(of: key, after: from, through, to: &activity, in: transaction) }
      activity.trades = try transaction.trades(
        of: user, symbol: symbol, closedAfter: tradesFrom, through: through)
      return activity
    }
  }

  /// Adds a scope's entries, from the newest back to `from`.
  private static func addEntries(
    of key: Key, after from: Instant, _ through: Instant, to activity: inout UserActivity,
    in transaction: any ReadTransaction
  ) throws {
    var before: Int64?
    while true {
      let page = try transaction.entries(of: key, before: before, limit: 100)
      for entry in page {
        if entry.at <= from { return }
        guard activity.entries < activityEntriesMax else {
          activity.isTruncated = true
          return
        }
        if entry.at <= through { activity.add(entry) }
      }
      guard page.count == 100, let last = page.last else { return }
      before = last.sequence
    }
  }
}
