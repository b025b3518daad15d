import Logging
import MetricsHistory
import Settings
import Telemetry

extension MetricsHistory {
  /// The history where the settings want it; its failures go to the log.
  convenience init(_ location: MetricsHistoryLocation, registry: MetricRegistry, logger: Logger) {
    let path: String? =
      switch location {
      case .memory: nil
      case .file(let path): path
      }
    self.init(
      path: path, registry: registry,
      onFailure: { what in
        logger.warning("the metrics' history cannot be written", metadata: ["cause": "\(what)"])
      })
  }
}
