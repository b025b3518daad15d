import Repository
import ThresholdCore

/// The calls of a group within one transaction, as if each came after the one before it. One bad item fails alone.
///
/// Whatever the calls need is read for all of them at once, then judged in memory, then written at once: some eight round
/// trips however many items there are, and all but one or two of them only where something learns.
struct RecordTransaction {
  /// What the process must hear of after the commit.
  struct Committed: Sendable {
    /// Of each call, in order.
    var results: [[RecordResult]]
    var clocks: [UserID: UserClock]
    /// Of the change log; `nil` if there was no need to ask.
    var revision: Int64?
    /// Scopes with a new lock, and the changes that say so.
    var locked: [ScopeRecord] = []
    var changes: [Change] = []
    var locksMade: [Lock] = []
    /// Scopes of trades that no protection looks at.
    var unguarded: Set<Key> = []
  }

  let calls: [RecordCall]
  let configuration: EngineConfiguration
  let realUsers: RealUsers
  let unguarded: UnguardedScopes

  func run(in transaction: any WriteTransaction) throws -> Committed {
    let clocks = try GroupClocks(moving: calls, realUsers, in: transaction)
    let asked = RecordedIDs(calls, clocks)
    let decisions = asked.decisions.isEmpty ? [:] : try transaction.decisions(Array(asked.decisions))
    let lessons: [[Lesson?]] = calls.indices.map { self.lessons(ofCall: $0, decisions, clocks) }
    let learning = Set(lessons.joined().lazy.compactMap { $0?.key }.flatMap { [$0, $0.global] })
    // Whatever is locked is locked at once, in one order for all.
    let found = try protections(besides: learning, clocks, in: transaction)
    let keys = learning.union(found.guarded)
    let scopes = keys.isEmpty ? [:] : try transaction.lockScopes(keys.sorted())
    let sources = try zip(calls, lessons).map { call, lessons in
      try lessons.map { try $0?.source(scopes, at: call.moment, configuration) }
    }
    var ledger = OutcomeLedger(
      scopes: scopes.filter { learning.contains($0.key) }, clocks: clocks.moved, configuration: configuration)
    let expected = zip(calls, sources).flatMap { call, sources in
      sources.compactMap { $0.map { (decision: $0, at: call.moment.now) } }
    }
    var question = RecordedBefore.Question()
    question.trades = Array(asked.trades)
    question.reports = Array(asked.reports)
    question.decisions = ledger.settlements(of: expected.map(\.decision))
    // What names a decision may be refused for it, also when it was recorded before.
    question.maySkip = asked.decisions.isEmpty
    let before = try transaction.recordedBefore(question)
    try ledger.expect(expected, settled: before.settled, in: transaction)
    var pass = RecordPass(
      decisions: decisions, ledger: ledger, trades: before.trades, reports: before.reports)
    let results = calls.indices.map { index in
      record(calls[index], sources[index], in: &pass) { clocks.refusal(of: $0, inCall: index) }
    }
    var guards = ProtectionPass(scopes: scopes, configuration: configuration)
    // Before the writes: its reads must not see the new trades twice.
    try guards.look(at: pass.recorded, in: transaction)
    try pass.commit(to: transaction)
    // Recording changes no threshold, so any head includes it, and the writes can go out together with the commit. Only a
    // new lock has a revision.
    var committed = Committed(results: results, clocks: clocks.moved, revision: before.head)
    committed.locked = guards.locked
    committed.locksMade = guards.newLocks
    committed.unguarded = found.unguarded
    committed.changes = try guards.commit(to: transaction)
    committed.revision = committed.changes.last?.revision ?? before.head
    return committed
  }

  /// The scopes of trades that protections look at, beside those that are locked anyway, and those that none looks at.
  private func protections(
    besides known: Set<Key>, _ clocks: GroupClocks, in transaction: any ReadTransaction
  ) throws -> (guarded: Set<Key>, unguarded: Set<Key>) {
    var traded: Set<Key> = []
    for (index, call) in calls.enumerated() {
      guard case .trades(let trades) = call.items else { continue }
      for trade in trades where clocks.refusal(of: trade.key.user, inCall: index) == nil {
        if !known.contains(trade.key) { traded.insert(trade.key) }
      }
    }
    // Nearly always all of them, and then nothing is read.
    traded = unguarded.others(of: traded)
    if traded.isEmpty { return ([], []) }
    let scopes = try transaction.scopes(traded.union(traded.map(\.global)).sorted())
    let guarded = traded.filter { !ScopeRules(of: $0, in: scopes, configuration).all.isEmpty }
    return (guarded.union(guarded.map(\.global)), traded.subtracting(guarded))
  }

  /// What each item of a call may teach; `nil` for those that teach nothing, or are refused.
  private func lessons(ofCall index: Int, _ decisions: [OwnedID: Decision], _ clocks: GroupClocks)
    -> [Lesson?]
  {
    switch calls[index].items {
    case .trades(let trades):
      trades.map { trade in
        guard clocks.refusal(of: trade.key.user, inCall: index) == nil else { return nil }
        return Lesson(
          of: trade, trade.decisionID.flatMap { decisions[OwnedID(user: trade.key.user, id: $0)] })
      }
    case .outcomes(let outcomes):
      outcomes.map { outcome in
        guard clocks.refusal(of: outcome.user, inCall: index) == nil else { return nil }
        return decisions[OwnedID(user: outcome.user, id: outcome.decisionID)].map(Lesson.decision)
      }
    }
  }

  private func record(
    _ call: RecordCall, _ sources: [Decision?], in pass: inout RecordPass, refusal: (UserID) -> Refusal?
  ) -> [RecordResult] {
    switch call.items {
    case .trades(let trades):
      zip(trades, sources).map { trade, source in
        if let refusal = refusal(trade.key.user) {
          return RecordResult(id: trade.id, status: .failed(refusal))
        }
        return pass.record(trade, source, at: call.moment)
      }
    case .outcomes(let outcomes):
      zip(outcomes, sources).map { outcome, source in
        if let refusal = refusal(outcome.user) {
          return RecordResult(id: outcome.id, status: .failed(refusal))
        }
        return pass.record(outcome, source, at: call.moment)
      }
    }
  }
}

/// What a group must look up, of the items that are not refused.
private struct RecordedIDs {
  var decisions: Set<OwnedID> = []
  var trades: Set<OwnedID> = []
  var reports: Set<OwnedID> = []

  init(_ calls: [RecordCall], _ clocks: GroupClocks) {
    for (index, call) in calls.enumerated() {
      switch call.items {
      case .trades(let items):
        for trade in items where clocks.refusal(of: trade.key.user, inCall: index) == nil {
          trades.insert(OwnedID(user: trade.key.user, id: trade.id))
          if let id = trade.decisionID { decisions.insert(OwnedID(user: trade.key.user, id: id)) }
        }
      case .outcomes(let items):
        for outcome in items where clocks.refusal(of: outcome.user, inCall: index) == nil {
          reports.insert(OwnedID(user: outcome.user, id: outcome.id))
          decisions.insert(OwnedID(user: outcome.user, id: outcome.decisionID))
        }
      }
    }
  }
}
