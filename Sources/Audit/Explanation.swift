package import Repository
internal import ThresholdCore

/// One step of a scope's thresholds, derived again from its journal, beside what is stored of it.
package struct Explanation: Sendable {
  package let step: JournalReplay.Step
  /// Differences of this entry and of those before it, each with the entry's number; empty when everything agrees.
  package let differences: [String]

  private static let pageRows = 200

  /// Replays the entry's scope up to it, in one snapshot, from the newest checkpoint before it. An entry before the oldest
  /// checkpoint is replayed from empty, without the evidence that is kept no longer, and so with differences.
  ///
  /// - Returns: `nil` if there is no such entry.
  package static func of(_ entryID: String, in repository: any Repository) async throws -> Explanation? {
    try await repository.read(deadline: nil) { transaction in
      guard let wanted = try transaction.entry(entryID) else { return nil }
      let clock = try transaction.user(wanted.key.user)?.clock ?? .undecided
      let checkpoints = try transaction.checkpoints(of: wanted.key)
      let checkpoint = checkpoints.last { $0.sequence < wanted.sequence }
      var replay = try JournalReplay(wanted.key, clock: clock, from: checkpoint)
      var differences: [String] = []
      if checkpoint == nil, !checkpoints.isEmpty {
        differences.append(
          "what the entries before \(checkpoints[0].sequence) were made of is kept no longer")
      }
      var last = checkpoint?.sequence ?? 0
      while true {
        let page = try transaction.entries(of: wanted.key, after: last, limit: pageRows)
        for entry in page {
          if entry.sequence != last + 1 {
            differences.append("entry \(entry.sequence) follows entry \(last)")
          }
          last = entry.sequence
          let step = try replay.apply(entry, in: transaction)
          differences += step.differences.map { "entry \(entry.sequence): \($0)" }
          if entry.id == entryID { return Explanation(step: step, differences: differences) }
        }
        guard !page.isEmpty else { return nil }
      }
    }
  }
}
