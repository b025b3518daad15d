import Messages

/// A step as a server's audit tells it.
struct StoredAdaptationView: View {
  private let adaptation: V1.Adaptation

  init(_ adaptation: V1.Adaptation) { self.adaptation = adaptation }

  var text: String {
    let time = adaptation.adaptedAt.map { Figures.text($0) } ?? "-"
    let scope = adaptation.userID + (adaptation.symbol.isEmpty ? "" : "/\(adaptation.symbol)")
    let lines = [
      "\(scope): \(adaptation.cause.name) at \(time), by \(adaptation.learner)", adaptation.summary, "",
      AdaptationView.text(adaptation.updates, adaptation.verdicts), "",
      "version \(adaptation.version), outcomes folded through \(adaptation.outcomesThrough)",
      "as the server says; only a database lets it be derived again",
    ]
    return lines.joined(separator: "\n")
  }

  var json: JSON {
    .object([
      ("adaptation_id", .text(adaptation.adaptationID)), ("user_id", .text(adaptation.userID)),
      ("symbol", .text(adaptation.symbol)), ("cause", .text(adaptation.cause.name)),
      ("adapted_at", .optional(adaptation.adaptedAt)), ("summary", .text(adaptation.summary)),
      ("learner", .text(adaptation.learner)), ("version", .integer(adaptation.version)),
      ("outcomes_through", .integer(adaptation.outcomesThrough)),
      ("updates", .list(adaptation.updates.map(AdaptationView.json))),
      ("verdicts", .list(adaptation.verdicts.map(AdaptationView.json))),
    ])
  }
}
