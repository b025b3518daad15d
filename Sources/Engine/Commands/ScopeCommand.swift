package import ThresholdCore

/// A command to one scope: everything that writes its journal.
package struct ScopeCommand: Sendable {
  /// What to do.
  package enum Action: Sendable {
    case set(PartialValues, expectedVersion: Int64?)
    case reset
    case policy(Policy)
    /// Takes back the entry of that id.
    case rollback(entryID: String)
    case adapt(force: Bool)
  }

  package var key: Key
  package var action: Action
  package var moment: Moment
  package var identity: RequestIdentity
  /// Compute and answer, but write nothing.
  package var validateOnly: Bool
  /// The caller's words for the audit.
  package var note: String

  package init(
    key: Key, action: Action, moment: Moment, identity: RequestIdentity, validateOnly: Bool = false,
    note: String = ""
  ) {
    self.key = key
    self.action = action
    self.moment = moment
    self.identity = identity
    self.validateOnly = validateOnly
    self.note = note
  }

  /// The policy that it writes, if it does.
  var newPolicy: Policy? {
    if case .policy(let policy) = action { policy } else { nil }
  }

  /// What its journal entry and change say.
  var cause: Cause {
    switch action {
    case .set: .set
    case .reset: .reset
    case .policy: .policy
    case .rollback: .rollback
    case .adapt: .adaptation
    }
  }
}
