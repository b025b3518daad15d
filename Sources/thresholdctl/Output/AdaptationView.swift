import Messages

/// What one learning cycle did, and what each safeguard said.
struct AdaptationView: View {
  private let answer: V1.AdaptResponse

  init(_ answer: V1.AdaptResponse) { self.answer = answer }

  var text: String {
    let id = answer.adaptationID.isEmpty ? "" : "\n\nadaptation \(answer.adaptationID)"
    return Self.text(answer.updates, answer.verdicts) + id
  }

  /// What moved and why, then what each safeguard said.
  static func text(_ updates: [V1.ThresholdUpdate], _ verdicts: [V1.SafeguardVerdict]) -> String {
    var lines: [String] = []
    if updates.isEmpty {
      lines.append("nothing moved")
    } else {
      var table = TextTable(["threshold", "before", "after", "confidence"])
      for update in updates {
        table.append([
          update.parameter, Figures.text(update.oldValue), Figures.text(update.newValue),
          Figures.text(update.confidence),
        ])
      }
      lines.append(table.text)
      lines += updates.map { "\($0.parameter): \($0.reason)" }
    }
    var table = TextTable(["safeguard", "verdict", "because"])
    for verdict in verdicts {
      let name = verdict.parameter.isEmpty ? verdict.safeguard : "\(verdict.safeguard), \(verdict.parameter)"
      table.append([name, verdict.blocked ? "blocked" : "passed", verdict.detail])
    }
    return (lines + ["", table.text]).joined(separator: "\n")
  }

  var json: JSON {
    .object([
      ("adaptation_id", .text(answer.adaptationID)), ("updates", .list(answer.updates.map(Self.json))),
      ("verdicts", .list(answer.verdicts.map(Self.json))), ("adapted_at", .optional(answer.adaptedAt)),
      ("resume_token", .text(answer.resumeToken)),
      ("threshold_set", ThresholdSetView(answer.thresholdSet).json),
    ])
  }

  static func json(_ update: V1.ThresholdUpdate) -> JSON {
    .object([
      ("parameter", .text(update.parameter)), ("old_value", .number(update.oldValue)),
      ("new_value", .number(update.newValue)), ("reason", .text(update.reason)),
      ("confidence", .number(update.confidence)),
    ])
  }

  static func json(_ verdict: V1.SafeguardVerdict) -> JSON {
    .object([
      ("safeguard", .text(verdict.safeguard)), ("blocked", .bool(verdict.blocked)),
      ("parameter", .text(verdict.parameter)), ("detail", .text(verdict.detail)),
    ])
  }
}
