/// One learning cycle of a scope: show the learner what happened, then propose a step.
struct Cycle {
  private let input: JournalInput
  private let force: Bool
  private let scope: Key
  private let learnerKind: Learner?
  /// Of the kind, in the version that the entry is of; `nil` if there is no such learner.
  private let rule: (any LearningRule)?

  init(_ input: JournalInput, force: Bool, scope: Key, by identity: String?) {
    self.input = input
    self.force = force
    self.scope = scope
    learnerKind = Learner(name: input.policy.learner)
    rule = learnerKind?.rule(of: identity)
  }

  func run(_ evidence: Evidence, on state: inout ScopeState) -> StepReport {
    // Without new outcomes nothing changes, A included: what else came is shown together with the next of them. Those
    // that a refused cycle folded are still new to the next one.
    if evidence.outcomes.isEmpty {
      var untouched = state.learner
      let clearance = Clearance(input, force: force, learner: &untouched)
      guard clearance.isCycle else {
        return report(state, verdicts: clearance.verdicts, summary: "no new outcomes", folded: 0)
      }
    }
    let baseline = coordinates(state.baselineValues(inherited: input.inherited))
    // A learner of another name, from a changed configuration: the policy's own change is a command of its own.
    if let learnerKind { state.learner.handOver(to: learnerKind.rawValue, at: input.at) }
    var fold = Fold(
      state.learner, rule: rule ?? Learner.guardedGradient.rule, policy: input.policy,
      configuration: input.configuration, baseline: baseline, scope: scope,
      window: evidence.window)
    fold.run(evidence, before: input.at)
    state.learner = fold.learner
    let clearance = Clearance(input, force: force, learner: &state.learner)
    if clearance.isCycle {
      // Not before all that was decided until now is folded: a bet on it rests on nothing that came later.
      if let prior = input.prior, rule?.isPooled == true { state.learner.prior = prior.weights }
      moveA(in: &state, baseline: baseline, window: fold.window)
    }
    var result = report(
      state, verdicts: clearance.verdicts, summary: "", folded: evidence.outcomes.count)
    result.worthWriting = true
    if let walk = walk(state, clearance, window: fold.window) {
      result.verdicts += walk.verdicts
      result.updates = walk.updates
      result.valuesChanged = !walk.updates.isEmpty
      state.own = walk.own
      state.learner.moves = walk.moves
      if state.learner.standing == .demoted, walk.hasArrived { state.learner.standing = .trial }
    }
    result.summary = summary(result)
    return result
  }

  private func coordinates(_ values: PerParameter<Double>) -> PerParameter<Double> {
    Position.of(values, in: input.policy.bounds)
  }

  /// One step of the virtual learner.
  private func moveA(in state: inout ScopeState, baseline: PerParameter<Double>, window: OutcomeWindow) {
    state.learner.lastCycle = input.at
    state.learner.outcomesSinceCycle = 0
    guard let rule else { return }
    state.learner.position = rule.propose(
      Learner.Task(
        u: state.learner.u(baseline: baseline), baseline: baseline,
        live: coordinates(state.live(inherited: input.inherited)), pinned: input.policy.pinned,
        window: window, weights: state.learner.opinion, configuration: input.configuration))
  }

  /// The step of the live values; `nil` when a safeguard of the whole cycle stops it.
  private func walk(_ state: ScopeState, _ clearance: Clearance, window: OutcomeWindow) -> Walk? {
    let baseline = state.baselineValues(inherited: input.inherited)
    let isReturn = state.learner.standing == .demoted
    guard clearance.mayMove, isReturn || (clearance.isCycle && clearance.mayAdvance) else { return nil }
    let bounds = input.policy.bounds
    let targets =
      isReturn
      ? baseline
      : state.learner.u(baseline: coordinates(baseline)).map { $0.value(at: $1, in: bounds[$0]) }
    let reason = UpdateReason(
      learner: state.learner, window: window, live: state.live(inherited: input.inherited),
      baseline: baseline,
      bounds: bounds)
    return Walk(
      input, state: state, targets: targets, isReturn: isReturn, mayLoosen: clearance.mayLoosen,
      explain: reason.update)
  }

  private func report(
    _ state: ScopeState, verdicts: [SafeguardVerdict], summary: String, folded: Int
  ) -> StepReport {
    StepReport(
      valuesChanged: false, updates: [], verdicts: verdicts, summary: summary, worthWriting: false,
      outcomesFolded: folded, evidence: state.learner.evidence,
      evidenceNeeded: state.learner.evidenceNeeded,
      learner: rule?.identity ?? "\(input.policy.learner)/0")
  }

  private func summary(_ report: StepReport) -> String {
    let folded = "folded \(report.outcomesFolded) outcomes"
    if !report.updates.isEmpty {
      return "\(folded); moved " + report.updates.map(\.parameter.name).joined(separator: ", ")
    }
    if learnerKind == nil { return "\(folded); nothing moved: there is no learner \(input.policy.learner)" }
    let blocking = report.verdicts.filter(\.blocked).map(\.safeguard.name)
    return "\(folded); nothing moved: "
      + (blocking.isEmpty ? "nothing to gain" : blocking.joined(separator: ", "))
  }
}
