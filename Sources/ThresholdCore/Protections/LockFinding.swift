/// What a rule found: entries should be locked.
package struct LockFinding: Sendable, Equatable {
  package var rule: Protection.Rule
  /// The side it holds for; `nil` for both.
  package var side: Action?
  /// When it ends; `nil`: when it is released.
  package var until: Instant?
  /// What it rests on, for people.
  package var evidence: String

  package init(rule: Protection.Rule, side: Action? = nil, until: Instant?, evidence: String) {
    self.rule = rule
    self.side = side
    self.until = until
    self.evidence = evidence
  }
}
