/// What a journal entry asks for.
package enum Command: Sendable, Equatable {
  /// The user's own word for the given parameters. Those not given return to what the user last said of them, because
  /// nothing is proved of the learner's values against a new baseline.
  case set(PartialValues)
  /// Empties the set and the baseline: everything is inherited again.
  case reset
  /// A new effective policy (`JournalInput.policy`); whether it changes what coordinates or evidence mean.
  case policy(restartsLearning: Bool)
  /// Takes an adaptation back: all five own values as they shall be; `nil` is inherited again. What the user last said
  /// stays.
  case rollback(PartialValues)
  /// Takes back what the user said: the values before it are the user's own word again, all five of them; `nil` is
  /// inherited again.
  case restore(PartialValues)
  /// One learning cycle; `force` skips the schedule and no safeguard.
  case adapt(force: Bool)

  /// The cause that the entry and its change carry.
  package var cause: Cause {
    switch self {
    case .set: .set
    case .reset: .reset
    case .policy: .policy
    case .rollback, .restore: .rollback
    case .adapt: .adaptation
    }
  }
}
