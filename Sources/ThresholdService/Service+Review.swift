package import Engine
package import ThresholdCore

extension Service {
  /// Rows that a look back reads unless asked otherwise, and at most.
  static let reviewLimit = 1_000
  static let reviewLimitMax = 5_000

  /// How the newest entry decisions of a scope came out, by gate.
  package func tally(
    user: String, symbol: String, limit: Int?, _ caller: Caller
  ) async throws(Refusal) -> (Key, GateTally) {
    let (key, limit) = try checkedReview(user, symbol, limit, caller)
    return (key, try await engine.tally(of: key, limit: limit, deadline: caller.deadline))
  }

  /// What a scope's signals earned under its thresholds and would have earned under the defaults.
  package func equity(
    user: String, symbol: String, limit: Int?, _ caller: Caller
  ) async throws(Refusal) -> (Key, EquityComparison) {
    let (key, limit) = try checkedReview(user, symbol, limit, caller)
    return (key, try await engine.equity(of: key, limit: limit, deadline: caller.deadline))
  }

  private func checkedReview(
    _ user: String, _ symbol: String, _ limit: Int?, _ caller: Caller
  ) throws(Refusal) -> (Key, Int) {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .read, caller, &faults)
    let limit = limit ?? Self.reviewLimit
    if !(1...Self.reviewLimitMax).contains(limit) {
      faults.add("limit", "is \(limit), outside of [1, \(Self.reviewLimitMax)]")
    }
    try faults.check()
    return (key, limit)
  }
}
