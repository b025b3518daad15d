package import Repository
package import ThresholdCore

/// Pages by primary key. What a page begins after is, for the first, a place before every row: ids are never empty.
extension RelationalTransaction {
  private static let selectUserPage = UserRecord.select("WHERE user_id > $1 ORDER BY user_id LIMIT $2")
  private static let selectDecisionPage = DecisionRow.select(
    "WHERE user_id = $1 AND decision_id > $2 ORDER BY decision_id LIMIT $3")
  private static let selectTradePage = TradeRecord.select(
    "WHERE user_id = $1 AND trade_id > $2 ORDER BY trade_id LIMIT $3")
  private static let selectReportPage = OutcomeReport.select(
    "WHERE user_id = $1 AND outcome_id > $2 ORDER BY outcome_id LIMIT $3")
  private static let selectEntryPage = JournalEntry.select(
    "WHERE user_id = $1 AND symbol = $2 AND sequence > $3 ORDER BY sequence LIMIT $4")
  private static let selectRequestPage = RequestRecord.select(
    """
    WHERE user_id = $1 AND (caller, method, request_id) > ($2, $3, $4) ORDER BY caller, method, request_id
    LIMIT $5
    """)
  private static let selectPricePage = PriceRow.select(
    "WHERE user_id = $1 AND (symbol, priced_at) > ($2, $3) ORDER BY symbol, priced_at LIMIT $4")
  private static let selectChangesOfScope = Change.select(
    "WHERE user_id = $1 AND symbol = $2 AND revision > $3 ORDER BY revision LIMIT $4")

  package func users(after id: UserID?, limit: Int) throws -> [UserRecord] {
    try rows(Self.selectUserPage, [.text(id?.value ?? ""), Self.value(of: limit)])
  }

  package func storedDecisions(of user: UserID, after id: String?, limit: Int) throws -> [StoredDecision] {
    try rows(Self.selectDecisionPage, [SQLValue(user), .text(id ?? ""), Self.value(of: limit)]).map {
      StoredDecision(
        $0.decision, isLateForSymbol: $0.isLateForSymbol, isLateForGlobal: $0.isLateForGlobal)
    }
  }

  package func trades(of user: UserID, after id: String?, limit: Int) throws -> [TradeRecord] {
    try rows(Self.selectTradePage, [SQLValue(user), .text(id ?? ""), Self.value(of: limit)])
  }

  package func outcomeReports(of user: UserID, after id: String?, limit: Int) throws -> [OutcomeReport] {
    try rows(Self.selectReportPage, [SQLValue(user), .text(id ?? ""), Self.value(of: limit)])
  }

  package func entries(of scope: Key, after sequence: Int64, limit: Int) throws -> [JournalEntry] {
    try rows(
      Self.selectEntryPage,
      [SQLValue(scope.user), SQLValue(scope.symbol), .int(sequence), Self.value(of: limit)])
  }

  package func requests(of user: UserID, after scope: RequestRecord.Scope?, limit: Int) throws
    -> [RequestRecord]
  {
    try rows(
      Self.selectRequestPage,
      [
        SQLValue(user), .text(scope?.caller ?? ""), .text(scope?.method ?? ""),
        .text(scope?.requestID ?? ""), Self.value(of: limit),
      ])
  }

  package func prices(of owner: UserID?, after place: PricePoint?, limit: Int) throws -> [PricePoint] {
    try rows(
      Self.selectPricePage,
      [
        PriceRow.value(of: owner), .text(place?.symbol.value ?? ""),
        .int(place?.time.nanoseconds ?? .min), Self.value(of: limit),
      ]
    ).map(\.point)
  }

  package func changes(of scope: Key, after revision: Int64, limit: Int) throws -> [Change] {
    try rows(
      Self.selectChangesOfScope,
      [SQLValue(scope.user), SQLValue(scope.symbol), .int(revision), Self.value(of: limit)])
  }

  private static func value(of limit: Int) -> SQLValue { .int(Int64(max(0, limit))) }
}

extension RelationalTransaction {
  private static let insertNewDecisions = DecisionRow.insert()
  private static let setLog = SQLStatement("UPDATE change_head SET revision = $1 WHERE revision = 0")
  private static let raiseEpoch = SQLStatement("UPDATE meta SET epoch = epoch + 1 RETURNING epoch")

  package func restore(_ decisions: [StoredDecision]) throws {
    let rows = decisions.map {
      DecisionRow(
        $0.decision, isLateForSymbol: $0.isLateForSymbol, isLateForGlobal: $0.isLateForGlobal)
    }
    try execute(Self.insertNewDecisions, given: rows.map(\.values))
  }

  package func restore(_ changes: [Change]) throws {
    try execute(Self.insertChanges, given: changes.map(\.values))
  }

  package func restoreLog(head: Int64, compacted: Int64) throws {
    guard try identity().head == 0 else { throw RepositoryError(.conflict, "the change log is in use") }
    try execute(Self.setLog, [.int(head)])
    try execute(Self.setCompacted, [.int(compacted)])
  }

  package func raiseEpoch() throws -> Int64 {
    let epochs = try query(Self.raiseEpoch) { row throws(RepositoryError) in try row.int() }
    guard let epoch = epochs.first else { throw RepositoryError(.corrupt, "the store has lost its identity") }
    return epoch
  }
}
