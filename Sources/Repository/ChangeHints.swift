/// How the replicas on one store tell each other that the change log has grown.
///
/// Hints and no more: one may be late, merged with others, or lost without a trace. Whoever follows them reads the change
/// log as well, at every `.connected` and now and then.
package protocol ChangeHints: Sendable {
  /// Tells the other replicas that everything up to `revision` is committed. Never waits and never fails; what comes
  /// quickly one after the other is told together.
  func announce(_ revision: Int64)

  /// What there is to hear, until the store is closed. Called once, by whoever follows the change log.
  func listen() -> AsyncStream<ChangeHint>
}

/// One thing to hear from `ChangeHints`.
package enum ChangeHint: Sendable, Equatable {
  /// From here on hints arrive. What was announced before may have been missed.
  case connected
  /// No hint arrives until the next `.connected`; the reason is for the log.
  case disconnected(String)
  /// Another replica has committed revisions up to this one.
  case committed(through: Int64)
}
