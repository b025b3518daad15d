internal import Repository
internal import ThresholdCore

extension RelationalTransaction {
  private static let isScope = "WHERE user_id = $1 AND symbol = $2"

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

  static let selectUser = UserRecord.select("WHERE user_id = $1")
  static let lockUser = UserRecord.select("WHERE user_id = $1", lock: .update)
  static let insertUser = UserRecord.insert("ON CONFLICT DO NOTHING")
  static let updateUser = SQLStatement("UPDATE users SET clock = $2, as_of = $3 WHERE user_id = $1")

  static let selectScopes = ScopeRecord.select(isScope)
  static let lockScopes = ScopeRecord.select(isScope, lock: .update)
  static let insertScopes = ScopeRecord.insert("ON CONFLICT DO NOTHING")

  static let updateScope: SQLStatement = {
    let columns = ScopeRecord.columns.enumerated().dropFirst(2).map { "\($1.name) = $\($0 + 1)" }
    return SQLStatement(
      "UPDATE scopes SET \(columns.joined(separator: ", ")) \(isScope)")
  }()

  static let selectWatermarks = SQLStatement(
    "SELECT user_id, symbol, watermark FROM scopes \(isScope)", lock: .share)

  static let selectScopesFromFirst = ScopeRecord.select("WHERE user_id = $1 ORDER BY symbol LIMIT $2")
  static let selectScopesAfter = ScopeRecord.select(
    "WHERE user_id = $1 AND symbol > $3 ORDER BY symbol LIMIT $2")
  static let selectLearningScopes = ScopeRecord.select(
    "WHERE outcome_count > 0 AND (user_id, symbol) > ($1, $2) ORDER BY user_id, symbol LIMIT $3")

  // MARK: Decisions and outcomes

  static let selectDecisions = DecisionRow.select(
    "WHERE user_id = $1 AND decision_id = $2")
  static let insertDecisions = DecisionRow.insert("ON CONFLICT DO NOTHING")

  static let selectDecisionsForSymbol = DecisionRow.select(
    """
    WHERE user_id = $1 AND symbol = $4 AND decided_at > $2 AND decided_at <= $3 AND symbol_view IS NOT NULL
      AND late_symbol = 0 ORDER BY decided_at, decision_id
    """)
  static let selectDecisionsForGlobal = DecisionRow.select(
    """
    WHERE user_id = $1 AND decided_at > $2 AND decided_at <= $3 AND global_view IS NOT NULL AND late_global = 0
    ORDER BY decided_at, decision_id
    """)

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
  static let selectDecisionWithOutcome = SQLStatement(
    """
    SELECT decision_id FROM outcomes
    WHERE user_id = $1 AND symbol = $2 AND basis = $3 AND decision_id = $4 LIMIT 1
    """)

  static let selectReports = OutcomeReport.select(
    "WHERE user_id = $1 AND outcome_id = $2")
  static let insertReports = OutcomeReport.insert()

  // MARK: Trades

  private static let closedInRange = "WHERE user_id = $1 AND closed_at > $2 AND closed_at <= $3"

  static let selectTrades = TradeRecord.select(
    "WHERE user_id = $1 AND trade_id = $2")
  static let insertTrades = TradeRecord.insert()
  static let selectTradesOfUser = TradeRecord.select("\(closedInRange) ORDER BY closed_at, trade_id")
  static let selectTradesOfSymbol = TradeRecord.select(
    "\(closedInRange) AND symbol = $4 ORDER BY closed_at, trade_id")
  static let selectRecentTradesOfUser = TradeRecord.select(
    "\(closedInRange) ORDER BY closed_at DESC, trade_id DESC LIMIT $4")
  static let selectRecentTradesOfSymbol = TradeRecord.select(
    "\(closedInRange) AND symbol = $5 ORDER BY closed_at DESC, trade_id DESC LIMIT $4")

  // MARK: Journal, requests, prices

  static let selectEntry = JournalEntry.select("WHERE entry_id = $1")
  static let selectEntries = JournalEntry.select(
    "WHERE user_id = $1 AND symbol = $2 AND sequence < $3 ORDER BY sequence DESC LIMIT $4")
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

  static let selectCheckpoints = Checkpoint.select("\(isScope) ORDER BY sequence")
  static let insertCheckpoints = Checkpoint.insert()
}
