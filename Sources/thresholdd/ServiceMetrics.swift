import Engine
import Telemetry
import ThresholdService

/// What is read of the server's parts when somebody scrapes.
enum ServiceMetrics {
  static func add(
    engine: Engine, storage: String, health: Health, log: LogWriter, to registry: MetricRegistry
  ) {
    ProcessMetrics.add(to: registry)
    engine.addMetrics(to: registry) { SystemClock.now }
    registry.counterReading(.logLinesLost) { UInt64(clamping: log.lost) }
    registry.add(.buildInfo, .gauge) {
      [
        SeriesReading(
          [MetricLabel("version", Daemon.version), MetricLabel("storage", storage)], .real(1))
      ]
    }
    registry.add(.healthCheck, .gauge) {
      health.report.checks.map {
        SeriesReading([MetricLabel("check", $0.name)], .real($0.isPassing ? 1 : 0))
      }
    }
  }
}
