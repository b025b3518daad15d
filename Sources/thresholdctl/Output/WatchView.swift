import Messages

/// One message of a watch.
struct WatchView: View {
  private let message: V1.WatchThresholdsResponse

  init(_ message: V1.WatchThresholdsResponse) { self.message = message }

  /// Bookmarks are signs of life for programs; people need not see them.
  var isForPeople: Bool {
    if case .bookmark = message.event { false } else { true }
  }

  var text: String {
    switch message.event {
    case .snapshot(let snapshot):
      snapshot.thresholdSets.map { ThresholdSetView($0).text }.joined(separator: "\n")
    case .snapshotComplete: "watching"
    case .change(let change): Self.text(change)
    case .bookmark: "up to date"
    case .goingAway(let event):
      "the server is leaving" + (event.reconnectAfter.map { ", reconnect in \(Figures.text($0))" } ?? "")
    case nil: "an event that this version does not know"
    }
  }

  private static func text(_ change: V1.WatchThresholdsResponse.Change) -> String {
    let set = change.thresholdSet ?? V1.ThresholdSet()
    let moves = set.thresholds.compactMap { name, value -> String? in
      guard let before = change.previous[name], before != value else { return nil }
      return "\(name) \(Figures.text(before)) -> \(Figures.text(value))"
    }
    let time = change.changedAt.map { Figures.text($0) } ?? "-"
    let scope = ThresholdSetView.scope(user: set.userID, symbol: set.symbol)
    let skipped = change.conflatedCount > 0 ? " (\(change.conflatedCount) older changes left out)" : ""
    return "\(time)  \(scope): \(change.cause.name.lowercased()), version \(set.version), "
      + "revision \(set.revision): " + (moves.isEmpty ? "same values" : moves.joined(separator: ", "))
      + skipped
  }

  var json: JSON {
    var members: [(String, JSON)] =
      switch message.event {
      case .snapshot(let snapshot):
        [
          (
            "snapshot",
            .object([("threshold_sets", .list(snapshot.thresholdSets.map { ThresholdSetView($0).json }))])
          )
        ]
      case .snapshotComplete: [("snapshot_complete", .object([]))]
      case .change(let change): [("change", Self.json(change))]
      case .bookmark: [("bookmark", .object([]))]
      case .goingAway(let event):
        [("going_away", .object([("reconnect_after", .optional(event.reconnectAfter))]))]
      case nil: []
      }
    members.append(("resume_token", .text(message.resumeToken)))
    return .object(members)
  }

  private static func json(_ change: V1.WatchThresholdsResponse.Change) -> JSON {
    .object([
      ("threshold_set", ThresholdSetView(change.thresholdSet).json), ("previous", .map(change.previous)),
      ("cause", .text(change.cause.name)), ("adaptation_id", .text(change.adaptationID)),
      ("changed_at", .optional(change.changedAt)), ("conflated_count", .integer(change.conflatedCount)),
    ])
  }
}
