/// Names of the Python service's configuration that a deployment may still set.
enum UnsupportedNames {
  /// Accepted, without effect here; said once at the start.
  static let ignored: Set<String> = [
    "ADAPTATION_MIN_LEARNING_RATE", "ADAPTATION_MAX_LEARNING_RATE", "DATADOG_API_KEY", "DB_ECHO",
    "ENABLE_MEMORY_CACHE", "ENABLE_PERFORMANCE_TRACKING", "ENABLE_REQUEST_ID", "FLASK_SECRET_KEY",
    "HEALTH_CHECK_TIMEOUT", "LOG_BACKUP_COUNT", "LOG_FORMAT", "LOG_MAX_FILE_SIZE", "PERFORMANCE_SAMPLE_RATE",
  ]

  /// Refused, because whoever sets them relies on something that this program does not do.
  static let refused: Set<String> = ["TLS_CERT", "TLS_KEY", "TLS_CLIENT_CA"]
}
