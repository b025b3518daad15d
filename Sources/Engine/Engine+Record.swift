import Repository
package import ThresholdCore

extension Engine {
  /// What a recording call did, and a revision that includes it.
  package struct Recorded: Sendable {
    package var results: [RecordResult]
    package var revision: Int64

    package init(results: [RecordResult], revision: Int64) {
      self.results = results
      self.revision = revision
    }
  }

  /// Records trades; durable when it returns.
  package func record(_ trades: [Trade], at moment: Moment) async throws(Refusal) -> Recorded {
    if trades.contains(where: { $0.decisionID != nil }) {
      try await flushDecisions()
    } else {
      try await storeClocks(of: trades.map(\.key.user), at: moment)
    }
    let step = RecordTransaction(moment: moment, configuration: configuration)
    return took(try await write(deadline: moment.deadline) { try step.record(trades, in: $0) })
  }

  /// Records outcomes; durable when it returns.
  package func record(_ outcomes: [ReportedOutcome], at moment: Moment) async throws(Refusal) -> Recorded {
    try await flushDecisions()
    let step = RecordTransaction(moment: moment, configuration: configuration)
    return took(try await write(deadline: moment.deadline) { try step.record(outcomes, in: $0) })
  }

  /// Records prices of the shared book, or of a simulated user's own; durable when it returns.
  package func record(
    _ prices: [PricePoint], owner: UserID?, at moment: Moment
  ) async throws(Refusal) -> Int64 {
    if let owner { try await storeClocks(of: [owner], at: moment) }
    let (clock, revision) = try await write(deadline: moment.deadline) { transaction in
      let clock = try owner.map { try UserClocks.advance($0, by: moment, in: transaction) }
      try transaction.insert(prices, owner: owner, recordedAt: moment.received)
      return (clock, try transaction.identity().head)
    }
    if let owner, let clock { table.written(owner, clock: clock) }
    return revision
  }

  private func took(_ committed: RecordTransaction.Committed) -> Recorded {
    for (user, clock) in committed.clocks { table.written(user, clock: clock) }
    return Recorded(results: committed.results, revision: committed.revision)
  }
}
