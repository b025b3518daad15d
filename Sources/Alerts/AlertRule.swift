/// What is watched for. The raw value names the rule everywhere: in listings, messages and fingerprints.
package enum AlertRule: String, Sendable, CaseIterable, Codable {
  /// Learning cycles fail one after the other.
  case adaptationFailures = "adaptation_failures"
  /// The database does not answer.
  case databaseAway = "database_away"
  /// A scope's trades score poorly.
  case performanceScore = "performance_score"
  /// Watches get changes late.
  case watchLag = "watch_lag"
  /// The disk is nearly full.
  case disk
  /// The process holds too much memory.
  case memory
  /// Too many calls end with an error of the server.
  case errorRate = "error_rate"

  /// For the headline of a message.
  package var title: String {
    switch self {
    case .adaptationFailures: "Adaptations fail"
    case .databaseAway: "Database out of reach"
    case .performanceScore: "Poor performance score"
    case .watchLag: "Watches lag behind"
    case .disk: "Disk nearly full"
    case .memory: "Too much memory in use"
    case .errorRate: "Calls fail"
    }
  }
}
