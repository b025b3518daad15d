import Repository
import ThresholdCore

/// A learning cycle that was computed on a snapshot, beside the writers, with all that it was computed from.
///
/// Reading outcomes and folding them is most of a cycle. With one writer at a time everybody who writes would wait for it;
/// so the transaction only looks whether the same would come out now, and writes it. If anything has changed, it computes
/// the cycle itself.
struct CycleDraft: Sendable {
  /// The scope as it was. Outcomes and journal entries are counted in it, so these are the same as long as it is.
  let record: ScopeRecord
  let input: JournalInput
  /// Those that the learner was shown: one may arrive in storage at any time until the cycle is written.
  let decisions: DecisionSpan
  /// What was borrowed.
  let prior: PooledPrior?
  /// What came out.
  let state: ScopeState
  let report: StepReport

  /// Whether the same would come out of what is stored now.
  ///
  /// - Parameters:
  ///   - record: the scope, locked.
  ///   - input: made of what is stored now.
  func holds(
    for record: ScopeRecord, _ input: JournalInput, in transaction: any ReadTransaction
  ) throws -> Bool {
    guard record == self.record, input == self.input else { return false }
    return try Self.decisions(for: record, input, in: transaction) == decisions
  }

  /// What tells the decisions that a cycle is shown.
  static func decisions(
    for record: ScopeRecord, _ input: JournalInput, in transaction: any ReadTransaction
  ) throws -> DecisionSpan {
    try transaction.decisionSpan(for: record.key, after: record.watermark, through: input.at)
  }
}

extension ScopeTransaction {
  /// Computes a cycle without writing it; `nil` where the transaction must do it.
  ///
  /// Only of scopes that learn from reported outcomes: those that prices make are written first. Prices may come late, too,
  /// and nothing would tell.
  func draft(
    of record: ScopeRecord?, _ clock: UserClock, in transaction: any ReadTransaction
  ) throws -> CycleDraft? {
    guard case .adapt(let force) = command.action, clock == .real, let record else { return nil }
    let family = try Family(of: command.key, record: record, in: transaction, configuration: configuration)
    var state = try self.state(of: record)
    let basis = try family.policy.basis ?? record.learnedBasis(state.learner, in: transaction)
    guard basis == .reported, try !hasOtherPolicy(family.policy, in: transaction) else { return nil }
    let input = try journalInput(
      .adapt(force: force), family, family.policy, state.learner, in: transaction)
    let evidence = try evidence(for: input, state, of: record, clock, in: transaction)
    let decisions =
      if let evidence {
        // Read after the same watermark and through the same time as those that are counted later.
        DecisionSpan(count: Int64(evidence.decisions.count), first: evidence.decisions.first?.decidedAt)
      } else {
        try CycleDraft.decisions(for: record, input, in: transaction)
      }
    var used = input
    let report = step(&used, evidence ?? .none, on: &state, clock)
    return CycleDraft(
      record: record, input: input, decisions: decisions, prior: used.prior, state: state, report: report)
  }
}
