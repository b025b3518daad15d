import Repository
import ThresholdCore

/// One command to a scope within one transaction: lock, read evidence, one pure step, write journal, state and change.
struct ScopeTransaction {
  /// What the process must hear of after the commit.
  struct Committed: Sendable {
    var answer: CommandAnswer
    var scope: ScopeRecord?
    var clock: UserClock
    var changes: [Change] = []
    var moved = false
  }

  let command: ScopeCommand
  let entryID: String
  let configuration: EngineConfiguration

  func run(in transaction: any WriteTransaction) throws -> Committed {
    let key = command.key
    let clock = try UserClocks.advance(key.user, by: command.moment, in: transaction)
    guard var record = try transaction.lockScopes([key])[key] else {
      throw RepositoryError(.rejected, "scope \(key) could not be locked")
    }
    if let known = try repeated(in: transaction) { return Committed(answer: known, scope: nil, clock: clock) }
    let family = try Family(of: key, record: record, in: transaction, configuration: configuration)
    var state = ScopeState(
      own: record.own, baseline: record.baseline, learner: try LearnerState(decoding: record.learner))
    let policy = command.newPolicy.map { family.inheritedPolicy.overridden(by: $0) } ?? family.policy
    let mustRestart = try hasOtherPolicy(policy, in: transaction)
    if mustRestart, !command.validateOnly { throw InheritedPolicyChanged(own: record.policy) }
    let input = JournalInput(
      at: command.moment.now, command: try journalCommand(record, policy, family, in: transaction),
      inherited: family.inherited, policy: policy, configuration: configuration.learning,
      recentTrades: try recentTrades(state.learner, in: transaction))
    if mustRestart {
      // Only tried: the restart that would come first is rolled back with the rest.
      var restart = input
      restart.command = .policy(restartsLearning: true)
      _ = Journal.apply(restart, .none, scope: key, to: &state)
    }
    let stand = state.learner.position
    try mark(&record, state.learner, policy, clock, in: transaction)
    let hasNews = record.outcomeCount > state.learner.foldedThrough
    let evidence =
      Journal.needsEvidence(input, hasNewOutcomes: hasNews, state: state)
      ? try EvidenceReader(key, clock: clock).evidence(for: state.learner, input, in: transaction) : .none
    let report = Journal.apply(input, evidence, scope: key, to: &state)

    record.own = state.own
    record.baseline = state.baseline
    record.policy = command.newPolicy ?? record.policy
    record.learner = state.learner.encoded()
    record.watermark = state.learner.watermark
    let previous = family.own
    guard report.worthWriting, !command.validateOnly else {
      let answer = answer(
        report, entryID: "", revision: try transaction.identity().head, family.effective(record.own))
      if !command.validateOnly { try keep(answer, in: transaction) }
      return Committed(answer: answer, scope: nil, clock: clock)
    }
    record.entryCount += 1
    // The entry's sets carry no new revision: it is known only once the head is locked, which comes last.
    try transaction.insert(
      JournalEntry(
        id: entryID, key: key, sequence: record.entryCount, cause: command.cause, at: command.moment.now,
        input: input.encoded(), outcomesThrough: state.learner.foldedThrough, learner: report.learner,
        updates: report.updates, verdicts: report.verdicts,
        summary: command.note.isEmpty ? report.summary : "\(report.summary) (\(command.note))",
        previous: previous, next: record.own, author: command.identity.caller))
    try transaction.put(record)
    var committed = Committed(
      answer: answer(report, entryID: entryID, revision: 0, family.effective(record.own)), scope: record,
      clock: clock,
      moved: report.valuesChanged && command.cause == .adaptation)
    // Where the learner stands is part of what a decision remembers, so other replicas must hear of a move of it as they
    // hear of a policy, though no threshold moves and no watch is told.
    if report.valuesChanged || command.newPolicy != nil || state.learner.position != stand {
      var change = Change(
        revision: 0, key: key, cause: command.cause, entryID: entryID, previous: previous, next: record.own,
        changedAt: command.moment.now, recordedAt: command.moment.received)
      change.revision = try transaction.append([change])[0]
      if change.movesSet { change.next.revision = change.revision }
      committed.changes = [change]
      committed.scope?.own = change.next
      committed.answer.revision = change.revision
      committed.answer.set = family.effective(change.next)
    } else {
      committed.answer.revision = try transaction.identity().head
    }
    try keep(committed.answer, in: transaction)
    return committed
  }

  private func answer(_ report: StepReport, entryID: String, revision: Int64, _ set: EffectiveSet)
    -> CommandAnswer
  {
    CommandAnswer(
      entryID: entryID, at: command.moment.now, revision: revision, updates: report.updates,
      verdicts: report.verdicts, set: set, summary: report.summary)
  }

  /// The answer that the same request got before; refuses another request with the same id.
  private func repeated(in transaction: any WriteTransaction) throws -> CommandAnswer? {
    guard !command.identity.requestID.isEmpty, !command.validateOnly,
      let record = try transaction.request(requestScope)
    else { return nil }
    guard record.fingerprint == command.identity.fingerprint else {
      throw Refusal(
        .alreadyExists, "REQUEST_CONFLICT",
        "request_id \(command.identity.requestID) was used for another request")
    }
    return try CommandAnswer(decoding: record.response)
  }

  private func keep(_ answer: CommandAnswer, in transaction: any WriteTransaction) throws {
    guard !command.identity.requestID.isEmpty else { return }
    try transaction.insert(
      RequestRecord(
        scope: requestScope, fingerprint: command.identity.fingerprint, response: answer.encoded(),
        recordedAt: command.moment.received))
  }

  private var requestScope: RequestRecord.Scope {
    RequestRecord.Scope(
      caller: command.identity.caller, method: command.identity.method, user: command.key.user,
      requestID: command.identity.requestID)
  }
}
