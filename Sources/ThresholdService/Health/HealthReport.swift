/// The health of the whole server at one moment.
package struct HealthReport: Sendable, Equatable {
  /// By name.
  package var checks: [HealthCheck]
  /// The server was told to stop; it takes no new work.
  package var isDraining: Bool

  /// Whether Evaluate can be answered; from memory is good enough.
  package var canEvaluate: Bool { can(.evaluate) }
  /// Whether changes can be made durable.
  package var canWrite: Bool { can(.write) }
  /// Whether anything at all is wrong.
  package var isDegraded: Bool { isDraining || checks.contains { !$0.isPassing } }

  private func can(_ capability: HealthCheck.Capability) -> Bool {
    !isDraining && !checks.contains { !$0.isPassing && $0.stops.contains(capability) }
  }
}
