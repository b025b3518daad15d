package import Engine
package import ThresholdCore

extension Service {
  /// What AdaptAll did so far.
  package struct Progress: Sendable {
    package var keys: Int64 = 0
    package var adapted: Int64 = 0
    package var refused: Int64 = 0
    package var failed: Int64 = 0

    fileprivate mutating func count(_ result: Result<CommandAnswer, Refusal>) {
      keys += 1
      switch result {
      case .success(let answer) where answer.updates.isEmpty: refused += 1
      case .success: adapted += 1
      case .failure: failed += 1
      }
    }
  }

  /// Runs a cycle of every key that has something to learn from, in the order of keys, and hands each answer to `send` as
  /// soon as it is durable; `send` may wait for a slow reader, and ends everything by throwing.
  ///
  /// Simulated users are left out: nothing but their own calls moves their clock. A key whose cycle ran just before is
  /// refused by a safeguard, so that to begin again from the start does no harm, only costs.
  ///
  /// - Parameters:
  ///   - after: begins behind this scope: the last one that an earlier call told of.
  ///   - validateOnly: nothing is written.
  ///   - isDraining: whether the server is going away, and the rest should wait for another one.
  package func adaptAll(
    force: Bool, after: (user: String, symbol: String)? = nil, validateOnly: Bool = false, _ caller: Caller,
    isDraining: () -> Bool = { false },
    send: (Key, Result<CommandAnswer, Refusal>) async throws(Refusal) -> Void
  ) async throws(Refusal) -> Progress {
    try caller.principal.require(.admin)
    try admit(caller, "")
    var faults = Faults(caller.faults)
    if let after {
      faults.identifier("after.user_id", after.user)
      faults.identifier("after.symbol", after.symbol, mayBeEmpty: true)
    }
    try faults.check()
    let identity = RequestIdentity(
      caller: caller.principal.name, method: "AdaptAll", requestID: "", fingerprint: [])
    let began = ContinuousClock.now
    var progress = Progress()
    try await engine.adaptAll(
      after: after.map { Key(user: UserID($0.user), symbol: Symbol($0.symbol)) }, force: force,
      validateOnly: validateOnly,
      at: {
        let (seconds, attoseconds) = (ContinuousClock.now - began).components
        let passed = Span(nanoseconds: seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
        return Moment(received: caller.received + passed, deadline: caller.deadline)
      }, by: identity,
      mayGoOn: { () throws(Refusal) in
        if Task.isCancelled { throw Refusal(.cancelled, "CANCELLED", "the caller went away") }
        if isDraining() {
          throw Refusal(
            .unavailable, "GOING_AWAY",
            "the server goes away; another one goes on after the last scope that was told of",
            retryAfter: .seconds(1))
        }
      },
      tell: { key, result throws(Refusal) in
        progress.count(result)
        try await send(key, result)
      })
    return progress
  }

  /// Counts of this replica and of the store.
  package func statistics(_ caller: Caller) async throws(Refusal) -> EngineStatistics {
    try caller.principal.require(.admin)
    try admit(caller, "")
    return try await engine.statistics(deadline: caller.deadline)
  }
}
