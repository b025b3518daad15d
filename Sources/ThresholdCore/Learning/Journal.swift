/// The one journal of a scope: every change of thresholds and learner goes through here.
///
/// Pure: state, input and evidence decide everything, so that replaying a scope's entries in order from empty
/// reproduces every version of its thresholds, bit for bit on one build and kind of processor, within 1e-9 elsewhere
/// (logarithms of libm differ in the last bit).
package enum Journal {
  /// Applies one entry.
  ///
  /// - Parameters:
  ///   - evidence: For `adapt`; other commands do not look at it.
  ///   - identity: Name and version of the learner that made the entry, when it is replayed; `nil`: the one of today.
  /// - Complexity: A command is O(1). A cycle is O((D + P) B + O (W + B)) for D decisions, P prices and O outcomes, with B
  ///   open bets (at most 1,024) and a window of W outcomes: a millisecond for a day of an hourly strategy.
  package static func apply(
    _ input: JournalInput, _ evidence: Evidence, scope: Key, to state: inout ScopeState,
    by identity: String? = nil
  ) -> StepReport {
    switch input.command {
    case .adapt(let force):
      return Cycle(input, force: force, scope: scope, by: identity).run(evidence, on: &state)
    case .set(let values):
      return command(input, by: identity, on: &state) { state in
        state.baseline = values.map { $1 ?? state.baseline[$0] }
        state.own.values = state.baseline
        state.own.version += 1
        state.learner.restart(at: input.at)
      }
    case .reset:
      return command(input, by: identity, on: &state) { state in
        state.baseline = .none
        state.own.values = .none
        state.own.version += 1
        state.learner.restart(at: input.at)
      }
    case .policy(let restartsLearning):
      return command(input, by: identity, on: &state) { state in
        guard restartsLearning else { return }
        // What was proved was proved under the old policy.
        if state.own.values != state.baseline {
          state.own.values = state.baseline
          state.own.version += 1
        }
        state.learner.remeasure(at: input.at, basis: input.policy.basis)
      }
    case .restore(let values):
      return command(input, by: identity, on: &state) { state in
        state.baseline = values
        state.own.values = values
        state.own.version += 1
        state.learner.restart(at: input.at)
      }
    case .rollback(let values):
      return command(input, by: identity, on: &state) { state in
        let baseline = Position.of(state.baselineValues(inherited: input.inherited), in: input.policy.bounds)
        state.own.values = values
        state.own.version += 1
        state.learner.demote(at: input.at, baseline: baseline)
        state.learner.heldUntil = input.at + input.configuration.cooldown
      }
    }
  }

  /// Whether `apply` would look at evidence: a cycle that has neither new outcomes nor earlier ones to act on changes
  /// nothing, so that a scope nobody reports on does not read its growing past again and again.
  package static func needsEvidence(
    _ input: JournalInput, hasNewOutcomes: Bool, state: ScopeState
  ) -> Bool {
    guard case .adapt(let force) = input.command else { return false }
    if hasNewOutcomes { return true }
    var untouched = state.learner
    return Clearance(input, force: force, learner: &untouched).isCycle
  }

  /// Carries out a user's command and reports what it moved.
  private static func command(
    _ input: JournalInput, by identity: String?, on state: inout ScopeState,
    _ change: (inout ScopeState) -> Void
  ) -> StepReport {
    let before = state
    change(&state)
    let old = before.live(inherited: input.inherited)
    let new = state.live(inherited: input.inherited)
    let updates = Parameter.allCases.filter { old[$0] != new[$0] }.map { parameter in
      ThresholdUpdate(
        parameter: parameter, oldValue: old[parameter], newValue: new[parameter],
        reason: "\(parameter.name) \(old[parameter].text(digits: 4)) -> \(new[parameter].text(digits: 4)): "
          + "by \(input.command.cause)",
        confidence: 0.99)
    }
    let moved =
      updates.isEmpty ? "moved nothing" : "moved " + updates.map(\.parameter.name).joined(separator: ", ")
    return StepReport(
      valuesChanged: before.own != state.own, updates: updates, verdicts: [],
      summary: "\(input.command.cause): \(moved)", worthWriting: true, outcomesFolded: 0,
      evidence: state.learner.evidence, evidenceNeeded: state.learner.evidenceNeeded,
      learner: Learner(name: input.policy.learner)?.rule(of: identity).identity
        ?? "\(input.policy.learner)/0")
  }
}
