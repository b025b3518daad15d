/// What the safeguards that speak of a whole cycle allow it, asked in their order.
struct Clearance {
  private(set) var verdicts: [SafeguardVerdict] = []
  /// Whether this is a cycle: enough outcomes and enough time since the last.
  private(set) var isCycle = true
  /// Whether a losing stretch lets a value become looser.
  private(set) var mayLoosen = true
  /// Whether a rollback lets anything move.
  private(set) var mayMove = true
  /// Whether live values may walk towards A.
  private(set) var mayAdvance = true

  /// Fewest outcomes since the last cycle; source: learning.md, Safeguards.
  static let newOutcomesMin: Int64 = 10

  /// Asks the safeguards; the cooldown begins and ends here, in `learner`.
  init(_ input: JournalInput, force: Bool, learner: inout LearnerState) {
    askNewEvidence(input, learner)
    askInterval(input, force: force, learner)
    askCooldown(input, &learner)
    askGate(learner)
  }

  private mutating func askNewEvidence(_ input: JournalInput, _ learner: LearnerState) {
    let totalMin = Int64(input.configuration.outcomesMin)
    let isEnough =
      learner.outcomesSinceCycle >= Self.newOutcomesMin && learner.outcomes >= totalMin
    if !isEnough { isCycle = false }
    verdicts.append(
      SafeguardVerdict(
        safeguard: .newEvidence, blocked: !isEnough,
        detail:
          "\(learner.outcomesSinceCycle) outcomes since the last cycle of \(Self.newOutcomesMin) needed, "
          + "\(learner.outcomes) in all of \(totalMin)"))
  }

  private mutating func askInterval(_ input: JournalInput, force: Bool, _ learner: LearnerState) {
    let configuration = input.configuration
    let needed = force ? configuration.intervalMin : max(configuration.intervalMin, configuration.schedule)
    let rule = "\(needed.text) needed" + (force ? " (the schedule is skipped by force)" : "")
    guard let last = learner.lastCycle else {
      verdicts.append(
        SafeguardVerdict(safeguard: .interval, blocked: false, detail: "the first cycle; \(rule)"))
      return
    }
    let passed = input.at - last
    if passed < needed { isCycle = false }
    verdicts.append(
      SafeguardVerdict(
        safeguard: .interval, blocked: passed < needed, detail: "\(passed.text) since the last cycle, \(rule)"
      ))
  }

  private mutating func askCooldown(_ input: JournalInput, _ learner: inout LearnerState) {
    if let until = learner.cooldownUntil, input.at >= until {
      learner.cooldownEnded = until
      learner.cooldownUntil = nil
    }
    if let held = learner.heldUntil, input.at >= held { learner.heldUntil = nil }
    let statistic = LosingStretch.statistic(input.recentTrades, closedAfter: learner.cooldownEnded)
    if learner.cooldownUntil == nil, let statistic, statistic < LosingStretch.statisticMin {
      learner.cooldownUntil = input.at + input.configuration.cooldown
    }
    mayLoosen = learner.cooldownUntil == nil
    mayMove = learner.heldUntil == nil

    var detail =
      statistic.map { "t \($0.text(digits: 3)) over the last trades, loosening stops below -2" }
      ?? "fewer than \(LosingStretch.tradesMin) trades to judge"
    if let until = learner.cooldownUntil { detail += "; loosening waits \((until - input.at).text)" }
    if let held = learner.heldUntil {
      detail += "; rolled back, the next step waits \((held - input.at).text)"
    }
    verdicts.append(
      SafeguardVerdict(safeguard: .cooldown, blocked: !mayLoosen || !mayMove, detail: detail))
  }

  private mutating func askGate(_ learner: LearnerState) {
    mayAdvance = learner.standing == .promoted
    let evidence = "E \(learner.evidence.text(digits: 3)), needs \(learner.evidenceNeeded.text(digits: 3))"
    let detail =
      switch learner.standing {
      case .trial: "\(evidence) at attempt \(learner.attempt)"
      case .promoted: "passed at attempt \(learner.attempt); \(evidence)"
      case .demoted: "demoted: back to the baseline; \(evidence) at attempt \(learner.attempt)"
      }
    verdicts.append(SafeguardVerdict(safeguard: .gate, blocked: !mayAdvance, detail: detail))
  }
}
