/// One entry of a scope's journal: a cycle, also a refused one, or a command. Replaying a scope's entries and outcomes
/// in order from empty reproduces every version of its thresholds.
package struct JournalEntry: Sendable, Equatable {
  package var id: String
  package var key: Key
  /// Counts without gaps within its scope, from 1.
  package var sequence: Int64
  package var cause: Cause
  /// On the user's clock.
  package var at: Instant
  /// Everything the pure step was given beside decisions, outcomes and state (`JournalInput`, encoded).
  package var input: [UInt8]
  /// Number of the last outcome folded by then.
  package var outcomesThrough: Int64
  /// Name and version, such as `guarded_gradient/1`.
  package var learner: String
  package var updates: [ThresholdUpdate]
  package var verdicts: [SafeguardVerdict]
  /// In words.
  package var summary: String
  /// The scope's own set before and after.
  package var previous: OwnSet
  package var next: OwnSet
  /// Name of the key whose call it was; empty for entries from before it was kept.
  package var author: String

  package init(
    id: String, key: Key, sequence: Int64, cause: Cause, at: Instant, input: [UInt8], outcomesThrough: Int64,
    learner: String, updates: [ThresholdUpdate], verdicts: [SafeguardVerdict], summary: String,
    previous: OwnSet, next: OwnSet, author: String = ""
  ) {
    self.id = id
    self.key = key
    self.sequence = sequence
    self.cause = cause
    self.at = at
    self.input = input
    self.outcomesThrough = outcomesThrough
    self.learner = learner
    self.updates = updates
    self.verdicts = verdicts
    self.summary = summary
    self.previous = previous
    self.next = next
    self.author = author
  }
}
