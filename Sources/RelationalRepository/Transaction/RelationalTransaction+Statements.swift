internal import Repository
internal import ThresholdCore

extension RelationalTransaction {
  private static let isScope = "WHERE user_id = $1 AND symbol = $2"

  // What statements that run for many sets of values are given.
  private static let user = [SQLColumn("user_id", .text)]
  private static let scope = user + [SQLColumn("symbol", .text)]
  private static let ownedID = user + [SQLColumn("id", .text)]

  // MARK: Store

  static let selectIdentity = SQLStatement(
    "SELECT meta.store_id, meta.epoch, change_head.revision, meta.compacted FROM meta, change_head")

  static let selectCounts = SQLStatement(
    """
    SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM scopes), (SELECT count(*) FROM trades),
      (SELECT count(*) FROM outcomes)
    """)

  static let selectChanges = Change.select("WHERE revision > $1 ORDER BY revision LIMIT $2")

  static let advanceHead = SQLStatement("UPDATE change_head SET revision = revision + $1 RETURNING revision")

  static let insertChanges = Change.insert()

  static let setOwnRevision = SQLStatement(
    "UPDATE scopes SET revision = $3 \(isScope)")

  static let setCompacted = SQLStatement("UPDATE meta SET compacted = $1 WHERE compacted < $1")

  // MARK: Users and scopes

  static let selectUsers = UserRecord.select("WHERE user_id = $1", each: user)
  static let lockUsers = UserRecord.select("WHERE user_id = $1", each: user, lock: .update)
  static let insertUsers = UserRecord.insert("ON CONFLICT DO NOTHING")
  // The rows are there, because they are locked. Not UPDATE ... FROM, which the planner may run as a join of the whole
  // table: a conflict is always found by the key's index.
  static let updateUsers = UserRecord.insert(
    "ON CONFLICT (user_id) DO UPDATE SET clock = excluded.clock, as_of = excluded.as_of")

  static let selectScopes = ScopeRecord.select(isScope, each: scope)
  static let lockScopes = ScopeRecord.select(isScope, each: scope, lock: .update)
  static let insertScopes = ScopeRecord.insert("ON CONFLICT DO NOTHING")
  // As `updateUsers`. What is not NULL must be given, although it is never inserted.
  static let setOutcomeCounts = SQLStatement(
    """
    INSERT INTO scopes (user_id, symbol, version, revision, policy, learner, outcome_count, entry_count)
    SELECT user_id, symbol, 0, 0, empty, empty, outcome_count, 0 FROM :given WHERE true
    ON CONFLICT (user_id, symbol) DO UPDATE SET outcome_count = excluded.outcome_count
    """, given: scope + [SQLColumn("outcome_count", .int), SQLColumn("empty", .blob)])

  static let setLocks = SQLStatement("UPDATE scopes SET locks = $3 \(isScope)")

  static let updateScope: SQLStatement = {
    let columns = ScopeRecord.columns.enumerated().dropFirst(2).map { "\($1.name) = $\($0 + 1)" }
    return SQLStatement(
      "UPDATE scopes SET \(columns.joined(separator: ", ")) \(isScope)")
  }()

  static let selectWatermarks = SQLStatement(
    "SELECT user_id, symbol, watermark FROM scopes \(isScope)", each: scope, lock: .share)

  static let selectScopesFromFirst = ScopeRecord.select("WHERE user_id = $1 ORDER BY symbol LIMIT $2")
  static let selectScopesAfter = ScopeRecord.select(
    "WHERE user_id = $1 AND symbol > $3 ORDER BY symbol LIMIT $2")
  static let selectScopeKeys = SQLStatement(
    """
    SELECT user_id, symbol, outcome_count FROM scopes WHERE (user_id, symbol) > ($1, $2)
    ORDER BY user_id, symbol LIMIT $3
    """)
  static let selectLearningKeys = SQLStatement(
    """
    SELECT user_id, symbol FROM scopes WHERE outcome_count > 0 AND (user_id, symbol) > ($1, $2)
    ORDER BY user_id, symbol LIMIT $3
    """)
  // A subquery of one value is looked up by its key for each scope; a join might read all users first.
  private static let isOfRealUser = "(SELECT clock FROM users WHERE users.user_id = scopes.user_id) = 1"
  static let selectLendingKeysOfSymbol = SQLStatement(
    """
    SELECT user_id, symbol FROM scopes
    WHERE outcome_count > 0 AND symbol = $1 AND user_id > $2 AND \(isOfRealUser) ORDER BY user_id LIMIT $3
    """)
  static let selectLendingKeys = SQLStatement(
    """
    SELECT user_id, symbol FROM scopes WHERE outcome_count > 0 AND (user_id, symbol) > ($1, $2) AND symbol <> '' AND \(isOfRealUser)
    ORDER BY user_id, symbol LIMIT $3
    """)

  static let selectLockedScopes = SQLStatement(
    """
    SELECT user_id, symbol, locks FROM scopes WHERE locks IS NOT NULL AND (user_id, symbol) > ($1, $2)
    ORDER BY user_id, symbol LIMIT $3
    """)

  // MARK: Decisions and outcomes

  static let selectDecisions = DecisionRow.select("WHERE user_id = $1 AND decision_id = $2", each: ownedID)
  static let insertDecisions = DecisionRow.insert("ON CONFLICT DO NOTHING", copies: true)

  private static let isForSymbol =
    """
    WHERE user_id = $1 AND symbol = $4 AND decided_at > $2 AND decided_at <= $3 AND symbol_view IS NOT NULL
      AND late_symbol = 0
    """
  private static let isForGlobal =
    """
    WHERE user_id = $1 AND decided_at > $2 AND decided_at <= $3 AND global_view IS NOT NULL AND late_global = 0
    """
  static let selectDecisionsForSymbol = DecisionRow.select("\(isForSymbol) ORDER BY decided_at, decision_id")
  static let selectDecisionsForGlobal = DecisionRow.select("\(isForGlobal) ORDER BY decided_at, decision_id")
  static let selectSpanForSymbol = SQLStatement(
    "SELECT count(*), min(decided_at) FROM decisions \(isForSymbol)")
  static let selectSpanForGlobal = SQLStatement(
    "SELECT count(*), min(decided_at) FROM decisions \(isForGlobal)")

  static let selectRecentDecisionsForSymbol = DecisionRow.select(
    """
    WHERE user_id = $1 AND symbol = $3 AND symbol_view IS NOT NULL AND late_symbol = 0
    ORDER BY decided_at DESC, decision_id DESC LIMIT $2
    """)
  static let selectRecentDecisionsForGlobal = DecisionRow.select(
    """
    WHERE user_id = $1 AND global_view IS NOT NULL AND late_global = 0
    ORDER BY decided_at DESC, decision_id DESC LIMIT $2
    """)

  static let selectOutcomes = OutcomeRecord.select(
    "WHERE user_id = $1 AND symbol = $2 AND number > $3 ORDER BY number LIMIT $4")
  static let insertOutcomes = OutcomeRecord.insert()
  static let selectDecisionsWithOutcome = SQLStatement(
    """
    SELECT user_id, symbol, decision_id FROM outcomes
    WHERE user_id = $1 AND symbol = $2 AND basis = $3 AND decision_id = $4
    """, each: scope + [SQLColumn("basis", .int), SQLColumn("id", .text)])
  static let selectFirstBases = SQLStatement(
    "SELECT user_id, symbol, basis FROM outcomes \(isScope) ORDER BY number", each: scope)

  static let selectReports = OutcomeReport.select("WHERE user_id = $1 AND outcome_id = $2", each: ownedID)
  static let insertReports = OutcomeReport.insert()

  // MARK: Trades

  private static let closedInRange = "WHERE user_id = $1 AND closed_at > $2 AND closed_at <= $3"

  static let selectTrades = TradeRecord.select("WHERE user_id = $1 AND trade_id = $2", each: ownedID)
  static let selectTradesOfUser = TradeRecord.select("\(closedInRange) ORDER BY closed_at, trade_id")
  static let selectTradesOfSymbol = TradeRecord.select(
    "\(closedInRange) AND symbol = $4 ORDER BY closed_at, trade_id")
  static let selectRealisedProfit = SQLStatement(
    "SELECT coalesce(sum(pnl), 0.0) FROM trades WHERE user_id = $1 AND closed_at <= $2")
  static let selectRecentTradesOfUser = TradeRecord.select(
    "\(closedInRange) ORDER BY closed_at DESC, trade_id DESC LIMIT $4")
  static let selectRecentTradesOfSymbol = TradeRecord.select(
    "\(closedInRange) AND symbol = $5 ORDER BY closed_at DESC, trade_id DESC LIMIT $4")

  // MARK: Journal, requests, prices

  static let selectEntry = JournalEntry.select("WHERE entry_id = $1")
  static let selectEntries = JournalEntry.select(
    "WHERE user_id = $1 AND symbol = $2 AND sequence < $3 ORDER BY sequence DESC LIMIT $4")
  static let selectMeasuringEntries = JournalEntry.select(
    "\(isScope) AND cause IN (\(Cause.adaptation.rawValue), \(Cause.policy.rawValue)) ORDER BY sequence DESC",
    each: scope)
  static let insertEntry = JournalEntry.insert()

  static let selectRequest = RequestRecord.select(
    "WHERE user_id = $1 AND caller = $2 AND method = $3 AND request_id = $4")
  static let insertRequest = RequestRecord.insert()

  static let selectPrices = PriceRow.select(
    "WHERE user_id = $1 AND symbol = $4 AND priced_at > $2 AND priced_at <= $3 ORDER BY priced_at LIMIT $5")
  static let insertPrices = PriceRow.insert(
    """
    ON CONFLICT (user_id, symbol, priced_at)
    DO UPDATE SET price = excluded.price, recorded_at = excluded.recorded_at
    """)
  static let selectPricedRanges = SQLStatement(
    """
    SELECT user_id, symbol, $3, $4 FROM prices
    WHERE user_id = $1 AND symbol = $2 AND priced_at > $3 AND priced_at <= $4
    """, each: scope + [SQLColumn("after", .int), SQLColumn("through", .int)])

  static let selectCheckpoints = Checkpoint.select("\(isScope) ORDER BY sequence")
  static let insertCheckpoints = Checkpoint.insert()
}
