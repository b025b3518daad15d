/// A name that `grpc.health.v1` answers for. The raw value is the name on the wire.
package enum HealthService: String, Sendable, CaseIterable {
  /// The server as a whole.
  case server = ""
  case thresholds = "adaptive_threshold.v1.AdaptiveThresholdService"
  case admin = "adaptive_threshold.v1.AdminService"
  /// Not a service: what a client asks for that must not lose a write.
  case writes = "adaptive_threshold.v1.Writes"

  /// How it stands with this name.
  ///
  /// All but `writes` follow Evaluate, which memory answers: were they to follow the database, its outage would
  /// make a proxy eject every replica at once.
  package func status(in report: HealthReport) -> ServingStatus {
    let isServing =
      switch self {
      case .server, .thresholds, .admin: report.canEvaluate
      case .writes: report.canWrite
      }
    return isServing ? .serving : .notServing
  }
}
