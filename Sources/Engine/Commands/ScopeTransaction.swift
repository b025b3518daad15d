import Repository
import ThresholdCore

/// One command to a scope within one transaction: lock, read evidence, one pure step, write journal, state and change.
struct ScopeTransaction {
  /// What the process must hear of after the commit.
  struct Committed: Sendable {
    var answer: CommandAnswer
    let user: UserID
    var scope: ScopeRecord?
    var clock: UserClock
    /// What stands in the change log since; its revision is given by `seal`.
    var change: Change?
    /// What the scope inherits, for the answer once the revision is known.
    fileprivate var family: Family?
    /// Whether the answer is the one that the same request got before.
    fileprivate var isRepeated = false
    /// Whether it was a learning cycle that no safeguard of the whole cycle stopped.
    var isCycle = false
    /// What became of the learner, if it was promoted or demoted.
    var turn: EngineMetrics.Turn?
  }

  let command: ScopeCommand
  let entryID: String
  let configuration: EngineConfiguration
  /// Whom a cycle may borrow from.
  let lenders: Lenders
  /// What a cycle came to when it was computed beforehand.
  var draft: CycleDraft?

  func run(in transaction: any WriteTransaction) throws -> Committed {
    let key = command.key
    let clock = try UserClocks.advance(key.user, by: command.moment, in: transaction)
    let locked = try transaction.lockScopes([key])
    let step = try take(locked[key], clock, in: transaction)
    if step.isCycle, clock == .real {
      let times = CycleTimes(configuration.learning)
      try transaction.setCyclesDue([key: times.next(of: key, after: command.moment.now)])
    }
    let committed = try Self.seal([step], in: transaction)[0]
    if !command.validateOnly, !committed.isRepeated { try keep(committed.answer, in: transaction) }
    return committed
  }

  /// Does everything but what must come last in a transaction: the change log, and what rests on its revision.
  ///
  /// - Parameter record: the scope, locked.
  func take(
    _ record: ScopeRecord?, _ clock: UserClock, in transaction: any WriteTransaction
  ) throws -> Committed {
    let key = command.key
    guard var record else { throw RepositoryError(.rejected, "scope \(key) could not be locked") }
    if let known = try repeated(in: transaction) {
      return Committed(answer: known, user: key.user, scope: nil, clock: clock, isRepeated: true)
    }
    let family = try Family(of: key, record: record, in: transaction, configuration: configuration)
    var state = try self.state(of: record)
    let policy = command.newPolicy.map { family.inheritedPolicy.overridden(by: $0) } ?? family.policy
    let mustRestart = try hasOtherPolicy(policy, in: transaction)
    if mustRestart, !command.validateOnly { throw InheritedPolicyChanged(own: record.policy) }
    var input = try journalInput(
      try journalCommand(record, policy, family, in: transaction), family, policy, state.learner,
      in: transaction)
    if mustRestart {
      // Only tried: the restart that would come first is rolled back with the rest.
      var restart = input
      restart.command = .policy(restartsLearning: true)
      _ = Journal.apply(restart, .none, scope: key, to: &state)
    }
    let (stand, standing) = (state.learner.position, state.learner.standing)
    let report: StepReport
    if let draft, try draft.holds(for: record, input, in: transaction) {
      state = draft.state
      input.prior = draft.prior
      report = draft.report
    } else {
      try mark(&record, state.learner, policy, clock, in: transaction)
      let evidence = try evidence(for: input, state, of: record, clock, in: transaction)
      report = step(&input, evidence ?? .none, on: &state, clock)
    }

    record.own = state.own
    record.baseline = state.baseline
    record.policy = command.newPolicy ?? record.policy
    record.learner = state.learner.encoded()
    record.watermark = state.learner.watermark
    let previous = family.own
    guard report.worthWriting, !command.validateOnly else {
      return Committed(
        answer: answer(report, entryID: "", family.effective(record.own)), user: key.user, scope: nil,
        clock: clock)
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
      answer: answer(report, entryID: entryID, family.effective(record.own)), user: key.user, scope: record,
      clock: clock, family: family)
    if case .adapt = command.action { committed.isCycle = state.learner.lastCycle == command.moment.now }
    committed.turn = EngineMetrics.Turn(from: standing, to: state.learner.standing, by: command.cause)
    // Where the learner stands is part of what a decision remembers, so other replicas must hear of a move of it as they
    // hear of a policy, though no threshold moves and no watch is told.
    if report.valuesChanged || command.newPolicy != nil || state.learner.position != stand {
      committed.change = Change(
        revision: 0, key: key, cause: command.cause, entryID: entryID, previous: previous, next: record.own,
        changedAt: command.moment.now, recordedAt: command.moment.received)
    }
    return committed
  }

  func state(of record: ScopeRecord) throws(CorruptRecord) -> ScopeState {
    ScopeState(
      own: record.own, baseline: record.baseline, learner: try LearnerState(decoding: record.learner))
  }

  /// Everything that the step is given beside evidence and what is borrowed.
  func journalInput(
    _ journalled: Command, _ family: Family, _ policy: EffectivePolicy, _ learner: LearnerState,
    in transaction: any ReadTransaction
  ) throws -> JournalInput {
    JournalInput(
      at: command.moment.now, command: journalled, inherited: family.inherited, policy: policy,
      configuration: configuration.learning, recentTrades: try recentTrades(learner, in: transaction))
  }

  /// All that there is for the step to look at; `nil` if it would not.
  func evidence(
    for input: JournalInput, _ state: ScopeState, of record: ScopeRecord, _ clock: UserClock,
    in transaction: any ReadTransaction
  ) throws -> Evidence? {
    let hasNews = record.outcomeCount > state.learner.foldedThrough
    guard Journal.needsEvidence(input, hasNewOutcomes: hasNews, state: state) else { return nil }
    return try EvidenceReader(command.key, clock: clock).evidence(
      for: state.learner, input, in: transaction)
  }

  /// The one pure step.
  func step(
    _ input: inout JournalInput, _ evidence: Evidence, on state: inout ScopeState, _ clock: UserClock
  ) -> StepReport {
    if let first = evidence.outcomes.first {
      let outcomes = state.learner.outcomes + Int64(evidence.outcomes.count)
      let measure = Measure(
        input.policy, basis: input.policy.basis ?? state.learner.basis ?? first.basis)
      input.prior = lenders.prior(for: command.key, outcomes: outcomes, measure, clock)
    }
    return Journal.apply(input, evidence, scope: command.key, to: &state)
  }

  /// Gives what `steps` did its place in the change log, which no other writer passes until the commit.
  static func seal(_ steps: [Committed], in transaction: any WriteTransaction) throws -> [Committed] {
    let changes = steps.compactMap(\.change)
    if changes.isEmpty {
      let head = try transaction.identity().head
      return steps.map { $0.sealed(at: head) }
    }
    let revisions = try transaction.append(changes)
    var next = revisions.makeIterator()
    let last = revisions.last ?? 0
    return steps.map { step in
      step.sealed(at: step.change == nil ? last : next.next() ?? last)
    }
  }

  private func answer(_ report: StepReport, entryID: String, _ set: EffectiveSet) -> CommandAnswer {
    CommandAnswer(
      entryID: entryID, at: command.moment.now, revision: 0, updates: report.updates,
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

extension ScopeTransaction.Committed {
  /// The same with the revision that it got, or, without a change of its own, that of the log's head.
  fileprivate func sealed(at revision: Int64) -> Self {
    // The answer of a repeated request keeps the revision that it had.
    guard !isRepeated else { return self }
    var sealed = self
    sealed.answer.revision = revision
    guard var change, let family else { return sealed }
    change.revision = revision
    if change.movesSet { change.next.revision = revision }
    sealed.change = change
    sealed.scope?.own = change.next
    sealed.answer.set = family.effective(change.next)
    return sealed
  }
}
