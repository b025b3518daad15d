/// How much an audit looked at.
package struct AuditTally: Sendable, Equatable {
  package var users: Int64 = 0
  package var keys: Int64 = 0
  /// Journal entries that were replayed.
  package var entries: Int64 = 0
  /// Versions of thresholds that came out again.
  package var versions: Int64 = 0
  package var outcomes: Int64 = 0
  package var trades: Int64 = 0
  package var changes: Int64 = 0
  package var findings: Int64 = 0
  /// Keys whose journal needs another program's learner.
  package var keysOfOtherLearners: Int64 = 0
  /// Keys whose state is the replay's but for how numbers were rounded on the way: their cycles ran on another kind of
  /// processor or another build. On one of either, a bit has changed.
  package var keysRoundedOtherwise: Int64 = 0

  package init() {}
}
