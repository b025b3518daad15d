internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// What the review routes say in OpenAPI.
extension ReviewRoutes {
  static let entry = Schema.object([
    .required("adaptation_id", .identifier), .required("symbol", .symbol.nullable),
    .required("cause", .words(["adaptation", "set", "reset", "rollback", "policy"])),
    .required("author", .string.described("Name of the key; empty if it was not kept")),
    .required("adapted_at", .timestamp), .required("version", .integer), .required("learner", .string),
    .required("summary", .string), .required("before", .reference("ThresholdValues")),
    .required("after", .reference("ThresholdValues")),
    .required("updates", .array(of: .any)), .required("verdicts", .array(of: .any)),
  ])

  static let tally = Schema.object([
    .required("user_id", .identifier), .required("symbol", .symbol.nullable), .required("sampled", .integer),
    .required("accepted", .number), .required("rejected", .number),
    .required("failed", .reference("ThresholdValues").described("Rejections that the gate had a part in")),
    .required(
      "failed_alone", .reference("ThresholdValues").described("Rejections that the gate alone caused")),
    .required("unexplained", .number.described("Rejections without a gate: storage was away too long")),
    .required("from", .timestamp.nullable), .required("through", .timestamp.nullable),
  ])

  static let comparison = Schema.object([
    .required("user_id", .identifier), .required("symbol", .symbol.nullable), .required("adaptive", side),
    .required("static", side), .required("static_thresholds", .reference("ThresholdValues")),
    .required("basis", .words(["marked", "reported"]).nullable),
    .required("rejected_outcomes", .integer.described("Outcomes of signals that were rejected when decided")),
    .required("truncated", .boolean), .required("convention", .string),
    .required(
      "points",
      .array(
        of: .object([
          .required("known_at", .timestamp), .required("adaptive", .number), .required("static", .number),
        ]))),
  ])

  private static let side = Schema.object([
    .required("percent", .number), .required("taken", .number), .required("won", .number),
  ])
}

extension EquityComparison {
  /// What the figures are, for whoever reads them.
  var convention: String {
    let outcomes =
      points.count == 1 ? "1 signal with a known outcome" : "\(points.count) signals with a known outcome"
    let known =
      switch basis {
      case .marked: "Outcomes are marked from prices at the horizon, also of rejected signals."
      case .reported, nil:
        rejected == 0
          ? "Outcomes are reported, none of a rejected signal: what only the defaults would have taken is not in it."
          : "Outcomes are reported, \(rejected) of them of rejected signals: of the others static knows nothing."
      }
    return
      "The \(isTruncated ? "newest " : "")\(outcomes), each with the same stake, net of fee, summed and not compounded. "
      + "Adaptive took what the thresholds in force at the decision took; static takes what the configured defaults would "
      + "have. \(known)"
  }
}

extension Cause {
  /// The name on the wire.
  var word: String {
    switch self {
    case .adaptation: "adaptation"
    case .set: "set"
    case .reset: "reset"
    case .rollback: "rollback"
    case .policy: "policy"
    case .lock: "lock"
    }
  }
}

extension JSONWriter {
  mutating func members(_ side: EquityComparison.Side) {
    member("percent", side.percent)
    member("taken", side.taken)
    member("won", side.won)
  }

  mutating func members(
    _ entry: JournalEntry, before: PerParameter<Double>, after: PerParameter<Double>
  ) {
    member("adaptation_id", entry.id)
    member("symbol", entry.key.symbol.isGlobal ? nil : entry.key.symbol.value)
    member("cause", entry.cause.word)
    member("author", entry.author)
    member("adapted_at", entry.at.text)
    member("version", entry.next.version)
    member("learner", entry.learner)
    member("summary", entry.summary)
    member("before") { $0.members(before) }
    member("after") { $0.members(after) }
    members(entry.updates)
    members(entry.verdicts)
  }
}
