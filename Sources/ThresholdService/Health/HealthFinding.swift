/// How one thing was found, and what that stops.
package struct HealthFinding: Sendable, Equatable {
  package var name: String
  package var isPassing: Bool
  /// For people; says why also when it passes.
  package var reason: String
  /// What the service cannot do while it fails; empty for what only informs.
  package var stops: Set<HealthCheck.Capability>

  package init(
    _ name: String, isPassing: Bool, reason: String, stops: Set<HealthCheck.Capability> = []
  ) {
    self.name = name
    self.isPassing = isPassing
    self.reason = reason
    self.stops = stops
  }
}
