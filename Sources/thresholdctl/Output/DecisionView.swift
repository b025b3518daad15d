import Messages

/// The answer to one signal: the decision, why, and every gate.
struct DecisionView: View {
  private let answer: V1.EvaluateResponse

  init(_ answer: V1.EvaluateResponse) { self.answer = answer }

  var text: String {
    var table = TextTable(["gate", "observed", "threshold", "margin", "outcome"])
    for check in answer.checks {
      table.append([
        check.parameter, Figures.text(check.observed), Figures.text(check.threshold),
        Figures.text(check.margin), check.outcome.name.lowercased(),
      ])
    }
    let locks = answer.locks.map { lock in
      "locked by \(lock.rule) until \(lock.until.map { Figures.text($0) } ?? "it is released"): \(lock.evidence), "
        + "lock \(lock.lockID)\n"
    }.joined()
    let set = answer.thresholds ?? V1.ThresholdSet()
    let age = answer.age.map { ", \(Figures.text($0)) old" } ?? ""
    return """
      \(answer.shouldTrade ? "TRADE" : "DO NOT TRADE")
      \(answer.reason)
      \(locks)\(table.text)
      decision \(answer.decisionID), version \(set.version), revision \(set.revision)\
      \(answer.stale ? ", from memory while storage is away" + age : "")
      """
  }

  var json: JSON {
    .object([
      ("should_trade", .bool(answer.shouldTrade)), ("decision_id", .text(answer.decisionID)),
      ("reason", .text(answer.reason)), ("checks", .list(answer.checks.map(Self.json))),
      (
        "locks",
        .list(answer.locks.map(LocksView.json))
      ),
      ("thresholds", ThresholdSetView(answer.thresholds).json), ("stale", .bool(answer.stale)),
      ("age", .optional(answer.age)), ("evaluated_at", .optional(answer.evaluatedAt)),
    ])
  }

  private static func json(_ check: V1.GateCheck) -> JSON {
    .object([
      ("parameter", .text(check.parameter)), ("observed", .optional(check.observed)),
      ("threshold", .number(check.threshold)), ("outcome", .text(check.outcome.name)),
      ("margin", .optional(check.margin)),
    ])
  }
}
