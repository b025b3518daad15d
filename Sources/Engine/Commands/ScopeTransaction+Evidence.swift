import Repository
import ThresholdCore

/// What a cycle is shown of the world.
extension ScopeTransaction {
  /// Appends the outcomes that prices made known since the last cycle, if the scope learns from marked ones: by policy,
  /// by its first outcome, or because prices exist before anything was reported.
  func mark(
    _ record: inout ScopeRecord, _ learner: LearnerState, _ policy: EffectivePolicy, _ clock: UserClock,
    in transaction: any WriteTransaction
  ) throws {
    guard case .adapt = command.action else { return }
    let basis = try policy.basis ?? record.learnedBasis(learner, in: transaction)
    guard basis != .reported else { return }
    let marker = OutcomeMarker(
      scope: command.key, policy: policy, now: command.moment.now,
      bookOwner: clock.bookOwner(command.key.user))
    let outcomes = try marker.outcomes(
      after: record.outcomeCount, settledThrough: learner.watermark, in: transaction)
    guard !outcomes.isEmpty else { return }
    try transaction.insert(outcomes)
    record.outcomeCount += Int64(outcomes.count)
    try transaction.put(record)
  }

  func recentTrades(_ learner: LearnerState, in transaction: any ReadTransaction) throws
    -> [ClosedReturn]
  {
    guard case .adapt = command.action else { return [] }
    return try transaction.recentTrades(
      of: command.key, closedAfter: learner.cooldownEnded, through: command.moment.now,
      limit: JournalInput.recentTradesMax
    ).map { ClosedReturn(pnlPercent: $0.pnlPercent, closedAt: $0.closedAt) }
  }
}
