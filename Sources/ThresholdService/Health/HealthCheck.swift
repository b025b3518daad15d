package import ThresholdCore

/// One thing that is looked at, such as the database, and how it was found.
package struct HealthCheck: Sendable, Equatable {
  package var name: String
  package var isPassing: Bool
  /// For people; says why also when the check passes.
  package var reason: String
  /// What the service cannot do while the check fails; empty for a check that only informs.
  package var stops: Set<Capability>
  /// When it was last looked at.
  package var time: Instant
  /// Since when it passes or fails without a change.
  package var since: Instant

  /// What clients call the service for.
  package enum Capability: Sendable {
    case evaluate
    case write
  }
}
