package import Engine
package import ThresholdCore

extension Service {
  /// What AdaptAll did so far.
  package struct Progress: Sendable {
    package var keys: Int64 = 0
    package var adapted: Int64 = 0
    package var refused: Int64 = 0
    package var failed: Int64 = 0
  }

  /// Runs a cycle of every key with outcomes and hands each answer to `send`, which may wait for a slow reader.
  ///
  /// Simulated users are left out: nothing but their own calls moves their clock.
  package func adaptAll(
    force: Bool, _ caller: Caller, send: (Key, Result<CommandAnswer, Refusal>) async throws(Refusal) -> Void
  ) async throws(Refusal) -> Progress {
    try caller.principal.require(.admin)
    try admit(caller, "")
    try Faults(caller.faults).check()
    var progress = Progress()
    var after: Key?
    while true {
      let keys = try await engine.learningKeys(after: after, limit: 256)
      guard let last = keys.last else { return progress }
      after = last
      for key in keys {
        if Task.isCancelled { throw Refusal(.cancelled, "CANCELLED", "the caller went away") }
        if case .simulated = try await engine.clock(of: key.user, deadline: caller.deadline) { continue }
        progress.keys += 1
        let command = ScopeCommand(
          key: key, action: .adapt(force: force),
          moment: Moment(received: caller.received, deadline: caller.deadline),
          identity: RequestIdentity(
            caller: caller.principal.name, method: "AdaptAll", requestID: "", fingerprint: []))
        let result: Result<CommandAnswer, Refusal>
        do throws(Refusal) {
          let answer = try await engine.perform(command)
          if answer.updates.isEmpty { progress.refused += 1 } else { progress.adapted += 1 }
          result = .success(answer)
        } catch {
          progress.failed += 1
          result = .failure(error)
        }
        try await send(key, result)
      }
    }
  }

  /// Counts of this replica and of the store.
  package func statistics(_ caller: Caller) async throws(Refusal) -> EngineStatistics {
    try caller.principal.require(.admin)
    try admit(caller, "")
    return try await engine.statistics(deadline: caller.deadline)
  }
}
