import Repository
import ThresholdCore

/// Judges the items of a group one after the other, in memory: what is there already, what is new, what teaches.
struct RecordPass {
  private let decisions: [OwnedID: Decision]
  private var ledger: OutcomeLedger
  /// In storage, or recorded by this pass.
  private var trades: [OwnedID: TradeRecord]
  private var reports: [OwnedID: OutcomeReport]
  private var newTrades: [OwnedID] = []
  private var newReports: [OwnedID] = []

  /// What is new of each call, as it was recorded.
  private(set) var recorded: [(trade: Trade, moment: Moment)] = []

  init(
    decisions: [OwnedID: Decision], ledger: OutcomeLedger, trades: [OwnedID: TradeRecord],
    reports: [OwnedID: OutcomeReport]
  ) {
    self.decisions = decisions
    self.ledger = ledger
    self.trades = trades
    self.reports = reports
  }

  /// Records a trade; it feeds the learners of `source`: its decision, or what its own signal makes up for.
  mutating func record(_ trade: Trade, _ source: Decision?, at moment: Moment) -> RecordResult {
    let id = OwnedID(user: trade.key.user, id: trade.id)
    if let before = trades[id] {
      guard before.trade == trade else {
        return failed(
          trade.id, "TRADE_CONFLICT", "trade \(trade.id) was recorded before with other content")
      }
      return RecordResult(id: trade.id, status: .alreadyRecorded, notLearnedReason: before.notLearnedReason)
    }
    if let refusal = mismatch(trade) { return RecordResult(id: trade.id, status: .failed(refusal)) }
    let reason: String?
    if let source {
      reason = ledger.append(
        source, pnlPercent: trade.pnlPercent, knownAt: moment.now, reportPropensity: 1, executed: true)
    } else if trade.signal != nil {
      reason = NotLearned.notAnEntry
    } else {
      reason = trade.decisionID == nil ? NotLearned.noDecision : NotLearned.decisionUnknown
    }
    trades[id] = TradeRecord(trade: trade, notLearnedReason: reason, recordedAt: moment.received)
    newTrades.append(id)
    recorded.append((trade, moment))
    return RecordResult(id: trade.id, status: .recorded, notLearnedReason: reason)
  }

  /// Records an outcome; it feeds the learners of `source`, its decision, and nothing else.
  mutating func record(_ outcome: ReportedOutcome, _ source: Decision?, at moment: Moment) -> RecordResult {
    let id = OwnedID(user: outcome.user, id: outcome.id)
    let fingerprint = outcome.fingerprint
    if let before = reports[id] {
      guard before.fingerprint == fingerprint else {
        return failed(
          outcome.id, "OUTCOME_CONFLICT", "outcome \(outcome.id) was recorded before with other content")
      }
      return RecordResult(id: outcome.id, status: .alreadyRecorded, notLearnedReason: before.notLearnedReason)
    }
    var reason: String? = NotLearned.decisionUnknown
    if let source {
      reason = ledger.append(
        source, pnlPercent: outcome.pnlPercent, knownAt: min(outcome.knownAt ?? moment.now, moment.now),
        reportPropensity: outcome.propensity, executed: false)
    } else if DecisionID.belongsToAnother(outcome.decisionID, than: outcome.user) {
      return RecordResult(id: outcome.id, status: .failed(Self.noSuchDecision(outcome.decisionID)))
    }
    reports[id] = OutcomeReport(
      user: outcome.user, id: outcome.id, fingerprint: fingerprint, notLearnedReason: reason,
      recordedAt: moment.received)
    newReports.append(id)
    return RecordResult(id: outcome.id, status: .recorded, notLearnedReason: reason)
  }

  /// Writes what is new. In one order for all: two groups that insert the same ids in different ones would wait for each
  /// other.
  func commit(to transaction: any WriteTransaction) throws {
    if !newTrades.isEmpty { try transaction.insert(newTrades.sorted().compactMap { trades[$0] }) }
    if !newReports.isEmpty { try transaction.insert(newReports.sorted().compactMap { reports[$0] }) }
    try ledger.commit(to: transaction)
  }

  private func mismatch(_ trade: Trade) -> Refusal? {
    guard let id = trade.decisionID else { return nil }
    guard let decision = decisions[OwnedID(user: trade.key.user, id: id)] else {
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

  private func failed(_ id: String, _ reason: String, _ message: String) -> RecordResult {
    RecordResult(id: id, status: .failed(Refusal(.alreadyExists, reason, message)))
  }

  private static func noSuchDecision(_ id: String) -> Refusal {
    Refusal(.notFound, "DECISION_NOT_FOUND", "this user has no decision \(id)")
  }
}
