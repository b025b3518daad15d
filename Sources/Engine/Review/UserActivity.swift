package import ThresholdCore

/// What happened to a user's thresholds and account within some time.
package struct UserActivity: Sendable {
  /// Times of the learning cycles that moved something, and of those that did not.
  package var moved: [Instant] = []
  package var held: [Instant] = []
  /// How often a person or a program set, reset, rolled back or changed the policy.
  package var commands: [Cause: Int] = [:]
  /// Cycles in which each safeguard blocked something.
  package var blocked: [SafeguardVerdict.Safeguard: Int] = [:]
  /// Journal entries looked at.
  package var entries = 0
  /// Whether there were more entries or scopes than one answer looks at; then the oldest are missing.
  package var isTruncated = false
  /// By time.
  package var trades: [Trade] = []

  /// Takes one entry in.
  mutating func add(_ entry: JournalEntry) {
    entries += 1
    guard entry.cause == .adaptation else {
      commands[entry.cause, default: 0] += 1
      return
    }
    if entry.updates.isEmpty { held.append(entry.at) } else { moved.append(entry.at) }
    for safeguard in Set(entry.verdicts.filter(\.blocked).map(\.safeguard)) {
      blocked[safeguard, default: 0] += 1
    }
  }
}
