import Logging
import Telemetry

/// Hands what is logged as critical to Sentry; everything else is not its business.
struct SentryLogHandler: LogHandler {
  var logLevel = Logger.Level.critical
  var metadata: Logger.Metadata = [:]
  private let label: String
  private let sinks: AlertSinks

  init(label: String, sinks: AlertSinks) {
    self.label = label
    self.sinks = sinks
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    // A multiplexed logger can be set to a lower level.
    guard event.level == .critical else { return }
    let given = event.metadata ?? [:]
    sinks.send(
      LogRecord(
        time: .now, level: event.level, logger: label, message: event.message.description,
        metadata: metadata.merging(given) { _, new in new }))
  }
}
