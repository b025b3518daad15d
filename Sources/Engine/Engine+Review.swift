import Repository
package import ThresholdCore

/// What people ask when they look back. Each read is bounded by a number of rows and served by an index.
extension Engine {
  /// How the newest `limit` entry decisions of a scope came out.
  package func tally(of key: Key, limit: Int, deadline: ContinuousClock.Instant?) async throws(Refusal)
    -> GateTally
  {
    GateTally(try await readHistory(deadline: deadline) { try $0.recentDecisions(for: key, limit: limit) })
  }

  /// The newest `limit` outcomes of a scope, under its thresholds and under the defaults.
  ///
  /// Marked outcomes are made by cycles, so those since the last one are not there yet.
  package func equity(of key: Key, limit: Int, deadline: ContinuousClock.Instant?) async throws(Refusal)
    -> EquityComparison
  {
    let policy = try await snapshot(of: key, deadline: deadline).policy
    let defaults = configuration.thresholds.defaults
    return try await readHistory(deadline: deadline) { transaction in
      guard let record = try transaction.scopes([key])[key] else {
        return EquityComparison([], defaults: defaults, bounds: policy.bounds, isTruncated: false)
      }
      let learner = try LearnerState(decoding: record.learner)
      let first = max(0, record.outcomeCount - Int64(limit))
      let outcomes = try transaction.outcomes(of: key, after: first, limit: limit)
      let basis = learner.basis ?? outcomes.last?.basis
      let usable = outcomes.filter { outcome in
        outcome.basis == basis && learner.measuredSince.map { outcome.decidedAt > $0 } ?? true
      }
      return EquityComparison(
        usable, defaults: defaults, bounds: policy.bounds,
        isTruncated: first > 0 && usable.count == outcomes.count)
    }
  }
}
