import Audit
import Messages
import ThresholdCore

/// Why a step was made: what it rested on, what held it back, and whether it comes out again.
struct ExplanationView: View {
  private let explanation: Explanation

  init(_ explanation: Explanation) { self.explanation = explanation }

  private var step: JournalReplay.Step { explanation.step }
  private var entry: JournalEntry { step.entry }
  private var isEqual: Bool { explanation.differences.isEmpty }

  /// Values before and after, and what the user last said, with what is inherited filled in.
  private var values: [(parameter: ThresholdCore.Parameter, before: Double, after: Double, baseline: Double)]
  {
    let inherited = step.input.inherited
    let (before, after) = (step.before.live(inherited: inherited), step.after.live(inherited: inherited))
    let baseline = step.after.baselineValues(inherited: inherited)
    return ThresholdCore.Parameter.allCases.map { ($0, before[$0], after[$0], baseline[$0]) }
  }

  private struct Outcomes {
    var total = 0
    var executed = 0
    var shadow: Int { total - executed }

    init(_ outcomes: [OutcomeRecord]) {
      total = outcomes.count
      executed = outcomes.count(where: \.executed)
    }

    var text: String { "\(total) (\(executed) executed, \(shadow) shadow)" }
    var json: JSON {
      .object([("executed", .integer(Int64(executed))), ("shadow", .integer(Int64(shadow)))])
    }
  }

  private var folded: Outcomes { Outcomes(step.evidence.outcomes) }
  private var lookedBackOn: Outcomes {
    let known = step.evidence.window + step.evidence.outcomes
    return Outcomes(known.suffix(step.input.configuration.window))
  }

  var text: String {
    var lines = [
      "\(entry.key), entry \(entry.sequence): \(entry.cause) at \(Figures.text(GoogleProtobuf.Timestamp(entry.at)))",
      entry.summary, "",
    ]
    var table = TextTable(["threshold", "before", "after", "baseline"])
    for value in values {
      table.append([
        value.parameter.name, Figures.text(value.before), Figures.text(value.after),
        Figures.text(value.baseline),
      ])
    }
    lines.append(table.text)
    lines += entry.updates.map { "\($0.parameter.name): \($0.reason)" }
    lines += ["", evidence]
    if case .adapt = step.input.command {
      lines += [
        "outcomes folded: \(folded.text); looked back on: \(lookedBackOn.text)",
        "shown besides: \(step.evidence.decisions.count) decisions, \(step.evidence.prices.count) prices",
      ]
      if let prior = step.input.prior {
        lines.append(
          "borrowed: from \(prior.symbolUsers) other users of the symbol and \(prior.users) of any; the weights of "
            + "\(prior.weights.count) boxes stand in the journal")
      }
      lines.append("")
      var safeguards = TextTable(["", "safeguard", "verdict", "because"])
      for (index, verdict) in entry.verdicts.enumerated() {
        let name = verdict.safeguard.name + (verdict.parameter.map { ", \($0.name)" } ?? "")
        safeguards.append([
          "\(index + 1)", name, verdict.blocked ? "bound" : "passed", verdict.detail,
        ])
      }
      lines.append(safeguards.text)
    }
    lines += [""] + verdict
    return lines.joined(separator: "\n")
  }

  private var evidence: String {
    let standing = "\(step.before.learner.standing) -> \(step.after.learner.standing)"
    return
      "evidence E \(Figures.text(step.before.learner.evidence)) -> \(Figures.text(step.report.evidence)), "
      + "needed \(Figures.text(step.report.evidenceNeeded)) at attempt \(step.after.learner.attempt); "
      + "\(standing), by \(entry.learner)"
  }

  private var verdict: [String] {
    isEqual
      ? ["derived again from \(entry.sequence) entries: equal to what is stored"]
      : ["derived again, it is not what is stored:"] + explanation.differences
  }

  var json: JSON {
    .object([
      ("adaptation_id", .text(entry.id)), ("user_id", .text(entry.key.user.value)),
      ("symbol", .text(entry.key.symbol.value)), ("sequence", .integer(entry.sequence)),
      ("cause", .text("\(entry.cause)".uppercased())),
      ("adapted_at", .text(Figures.text(GoogleProtobuf.Timestamp(entry.at)))),
      ("summary", .text(entry.summary)), ("learner", .text(entry.learner)),
      ("standing_before", .text("\(step.before.learner.standing)")),
      ("standing", .text("\(step.after.learner.standing)")),
      ("attempt", .integer(step.after.learner.attempt)),
      ("evidence_before", .number(step.before.learner.evidence)),
      ("evidence", .number(step.report.evidence)), ("evidence_needed", .number(step.report.evidenceNeeded)),
      ("outcomes_folded", folded.json), ("outcomes_looked_back_on", lookedBackOn.json),
      ("decisions_shown", .integer(Int64(step.evidence.decisions.count))),
      ("prices_shown", .integer(Int64(step.evidence.prices.count))),
      (
        "borrowed",
        .object([
          ("users_of_symbol", .integer(Int64(step.input.prior?.symbolUsers ?? 0))),
          ("users", .integer(Int64(step.input.prior?.users ?? 0))),
          ("weights", .list((step.input.prior?.weights ?? []).map(JSON.number))),
        ])
      ),
      (
        "thresholds",
        .object(
          values.map { value in
            (
              value.parameter.name,
              .object([
                ("before", .number(value.before)), ("after", .number(value.after)),
                ("baseline", .number(value.baseline)),
              ])
            )
          })
      ),
      ("updates", .list(entry.updates.map(Self.json))), ("verdicts", .list(entry.verdicts.map(Self.json))),
      ("is_equal", .bool(isEqual)), ("differences", .list(explanation.differences.map(JSON.text))),
    ])
  }

  private static func json(_ update: ThresholdUpdate) -> JSON {
    .object([
      ("parameter", .text(update.parameter.name)), ("old_value", .number(update.oldValue)),
      ("new_value", .number(update.newValue)), ("reason", .text(update.reason)),
      ("confidence", .number(update.confidence)),
    ])
  }

  private static func json(_ verdict: SafeguardVerdict) -> JSON {
    .object([
      ("safeguard", .text(verdict.safeguard.name)), ("blocked", .bool(verdict.blocked)),
      ("parameter", .text(verdict.parameter?.name ?? "")), ("detail", .text(verdict.detail)),
    ])
  }
}
