import Repository
import ThresholdCore

/// Trades or outcomes of one call within one transaction. One bad item fails alone.
struct RecordTransaction {
  /// What the process must hear of after the commit.
  struct Committed: Sendable {
    var results: [RecordResult]
    var clocks: [UserID: UserClock]
    var revision: Int64
  }

  let moment: Moment
  let configuration: EngineConfiguration

  /// Records trades; each feeds the learners of its decision, or of its own signal.
  func record(_ trades: [Trade], in transaction: any WriteTransaction) throws -> Committed {
    let (clocks, refused) = try advance(trades.map(\.key.user), in: transaction)
    let open = trades.filter { refused[$0.key.user] == nil }
    let scopes = try transaction.lockScopes(Array(Set(open.flatMap { [$0.key, $0.key.global] })).sorted())
    var ledger = OutcomeLedger(
      scopes: scopes, clocks: clocks, now: moment.now, configuration: configuration)
    let byUser = Dictionary(grouping: open, by: \.key.user)
    var known: [UserID: [String: TradeRecord]] = [:]
    var decisions: [UserID: [String: Decision]] = [:]
    for (user, trades) in byUser {
      known[user] = try transaction.trades(trades.map(\.id), of: user)
      decisions[user] = try transaction.decisions(trades.compactMap(\.decisionID), of: user)
    }
    try ledger.expect(decisions.values.flatMap(\.values), in: transaction)
    var new: [TradeRecord] = []
    let results = try trades.map { trade -> RecordResult in
      let user = trade.key.user
      if let refusal = refused[user] { return RecordResult(id: trade.id, status: .failed(refusal)) }
      if let before = known[user]?[trade.id] {
        return before.trade == trade
          ? RecordResult(id: trade.id, status: .alreadyRecorded, notLearnedReason: before.notLearnedReason)
          : RecordResult(
            id: trade.id,
            status: .failed(
              Refusal(
                .alreadyExists, "TRADE_CONFLICT", "trade \(trade.id) was recorded before with other content"))
          )
      }
      let decision = trade.decisionID.flatMap { decisions[user]?[$0] }
      if let refusal = mismatch(trade, decision) {
        return RecordResult(id: trade.id, status: .failed(refusal))
      }
      let reason = try learn(from: trade, decision, scopes, &ledger, in: transaction)
      let record = TradeRecord(trade: trade, notLearnedReason: reason, recordedAt: moment.received)
      known[user, default: [:]][trade.id] = record
      new.append(record)
      return RecordResult(id: trade.id, status: .recorded, notLearnedReason: reason)
    }
    if !new.isEmpty { try transaction.insert(new) }
    try ledger.commit(to: transaction)
    return Committed(results: results, clocks: clocks, revision: try transaction.identity().head)
  }

  /// Records outcomes; they feed learners and nothing else.
  func record(_ outcomes: [ReportedOutcome], in transaction: any WriteTransaction) throws -> Committed {
    let (clocks, refused) = try advance(outcomes.map(\.user), in: transaction)
    let open = outcomes.filter { refused[$0.user] == nil }
    let byUser = Dictionary(grouping: open, by: \.user)
    var decisions: [UserID: [String: Decision]] = [:]
    for (user, outcomes) in byUser {
      decisions[user] = try transaction.decisions(outcomes.map(\.decisionID), of: user)
    }
    let keys = decisions.values.flatMap { $0.values.flatMap { [$0.key, $0.key.global] } }
    let globals = byUser.keys.map { Key(user: $0, symbol: .global) }
    let scopes = try transaction.lockScopes(Array(Set(keys + globals)).sorted())
    var ledger = OutcomeLedger(
      scopes: scopes, clocks: clocks, now: moment.now, configuration: configuration)
    var known: [UserID: [String: OutcomeReport]] = [:]
    for (user, outcomes) in byUser {
      known[user] = try transaction.outcomeReports(outcomes.map(\.id), of: user)
    }
    try ledger.expect(decisions.values.flatMap(\.values), in: transaction)
    var new: [OutcomeReport] = []
    let results = try outcomes.map { outcome -> RecordResult in
      if let refusal = refused[outcome.user] { return RecordResult(id: outcome.id, status: .failed(refusal)) }
      if let before = known[outcome.user]?[outcome.id] {
        return before.fingerprint == outcome.fingerprint
          ? RecordResult(id: outcome.id, status: .alreadyRecorded, notLearnedReason: before.notLearnedReason)
          : RecordResult(
            id: outcome.id,
            status: .failed(
              Refusal(
                .alreadyExists, "OUTCOME_CONFLICT",
                "outcome \(outcome.id) was recorded before with other content")))
      }
      var reason: String? = NotLearned.decisionUnknown
      if let decision = decisions[outcome.user]?[outcome.decisionID] {
        reason = try ledger.append(
          decision, pnlPercent: outcome.pnlPercent, knownAt: min(outcome.knownAt ?? moment.now, moment.now),
          reportPropensity: outcome.propensity, executed: false, in: transaction)
      } else if DecisionID.belongsToAnother(outcome.decisionID, than: outcome.user) {
        return RecordResult(id: outcome.id, status: .failed(Self.noSuchDecision(outcome.decisionID)))
      }
      let report = OutcomeReport(
        user: outcome.user, id: outcome.id, fingerprint: outcome.fingerprint, notLearnedReason: reason,
        recordedAt: moment.received)
      known[outcome.user, default: [:]][outcome.id] = report
      new.append(report)
      return RecordResult(id: outcome.id, status: .recorded, notLearnedReason: reason)
    }
    if !new.isEmpty { try transaction.insert(new) }
    try ledger.commit(to: transaction)
    return Committed(results: results, clocks: clocks, revision: try transaction.identity().head)
  }

  /// Moves the clock of each user; a user whose clock and the call's do not agree is refused alone.
  private func advance(
    _ users: [UserID], in transaction: any WriteTransaction
  ) throws -> (clocks: [UserID: UserClock], refused: [UserID: Refusal]) {
    var clocks: [UserID: UserClock] = [:]
    var refused: [UserID: Refusal] = [:]
    for user in Set(users).sorted() {
      do { clocks[user] = try UserClocks.advance(user, by: moment, in: transaction) } catch let refusal
        as Refusal
      {
        refused[user] = refusal
      }
    }
    return (clocks, refused)
  }

  /// Feeds what `trade` made to the learners of its decision; without one, of the signal it carries.
  private func learn(
    from trade: Trade, _ decision: Decision?, _ scopes: [Key: ScopeRecord], _ ledger: inout OutcomeLedger,
    in transaction: any ReadTransaction
  ) throws -> String? {
    let source: Decision
    if let decision {
      source = decision
    } else if let signal = trade.signal {
      guard signal.intent == .entry, signal.action != .hold else { return NotLearned.notAnEntry }
      source = try unseenDecision(trade, signal, scopes)
    } else {
      return trade.decisionID == nil ? NotLearned.noDecision : NotLearned.decisionUnknown
    }
    return try ledger.append(
      source, pnlPercent: trade.pnlPercent, knownAt: moment.now, reportPropensity: 1, executed: true,
      in: transaction)
  }

  /// A trade that was decided elsewhere. It was never shown to the learner before its outcome, so no bet rests on it:
  /// it only joins the window that the gradient looks back on.
  private func unseenDecision(_ trade: Trade, _ signal: Signal, _ scopes: [Key: ScopeRecord]) throws
    -> Decision
  {
    func facts(_ key: Key) throws -> ScopeFacts { try scopes[key].map(ScopeFacts.init) ?? .absent }
    let snapshot = KeySnapshot(
      key: trade.key, symbol: try facts(trade.key), global: try facts(trade.key.global),
      configuration: configuration.thresholds)
    return Decision(
      id: "trade:\(trade.id)", key: trade.key, action: signal.action, intent: .entry, accepted: true,
      decidedAt: min(trade.openedAt ?? trade.closedAt, moment.now), price: signal.price, propensity: 1,
      symbolView: snapshot.symbolStand.view(of: signal), globalView: snapshot.globalStand.view(of: signal))
  }

  private func mismatch(_ trade: Trade, _ decision: Decision?) -> Refusal? {
    guard let id = trade.decisionID else { return nil }
    guard let decision else {
      return DecisionID.belongsToAnother(id, than: trade.key.user) ? Self.noSuchDecision(id) : nil
    }
    guard decision.key.symbol == trade.key.symbol else {
      return Refusal(
        faults: [
          FieldFault(
            "decision_id", "is a decision on \(decision.key.symbol), the trade is of \(trade.key.symbol)")
        ])
    }
    return nil
  }

  private static func noSuchDecision(_ id: String) -> Refusal {
    Refusal(.notFound, "DECISION_NOT_FOUND", "this user has no decision \(id)")
  }
}
