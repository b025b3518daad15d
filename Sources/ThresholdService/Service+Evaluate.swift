package import Engine
import ThresholdCore

extension Service {
  /// What Evaluate answers at once, or what must happen first.
  package enum Evaluation: Sendable {
    case decided(DecisionReport)
    /// Call `evaluateLater`: the key must be read, or the token waited for.
    case later
  }

  /// Decides from memory, on the caller's thread, without suspension.
  package func evaluate(_ draft: EvaluateDraft, _ caller: Caller) throws(Refusal) -> Evaluation {
    let (signal, user, moment) = try checked(draft, caller)
    if let token = draft.atLeast, !(try engine.hasReached(token)) { return .later }
    switch try engine.evaluate(signal, for: user, at: moment) {
    case .decided(let report): return .decided(report)
    case .missing: return .later
    }
  }

  /// Decides after reading what was missing.
  package func evaluateLater(_ draft: EvaluateDraft, _ caller: Caller) async throws(Refusal) -> DecisionReport
  {
    let (signal, user, moment) = try checked(draft, caller)
    if let token = draft.atLeast { try await engine.reach(token, deadline: caller.deadline) }
    let key = Key(user: user, symbol: signal.symbol)
    // Read, then ask again: with a memory that is too small the key may be gone by then, so a few times.
    for _ in 0..<10 {
      _ = try await engine.snapshot(of: key, deadline: caller.deadline)
      if case .decided(let report) = try engine.evaluate(signal, for: user, at: moment) { return report }
    }
    throw Refusal(.resourceExhausted, "MEMORY_TOO_SMALL", "keys are evicted faster than they are read")
  }

  private func checked(_ draft: EvaluateDraft, _ caller: Caller) throws(Refusal) -> (Signal, UserID, Moment) {
    var faults = Faults(caller.faults)
    faults.identifier("user_id", draft.user)
    let user = UserID(draft.user)
    try caller.principal.require(.read, for: user)
    try admit(caller, draft.user)
    let moment = try moment(caller, asOf: draft.asOf, &faults)
    guard let signal = draft.signal?.checked(&faults, path: "signal.", now: moment.now) else {
      faults.add("signal", "is required")
      throw Refusal(faults: faults.all)
    }
    try faults.check()
    return (signal, user, moment)
  }
}
