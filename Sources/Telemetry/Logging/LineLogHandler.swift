package import Logging

/// Lets swift-log write through a `LogWriter`.
package struct LineLogHandler: LogHandler {
  /// The writer's, until this logger is given one of its own.
  package var logLevel: Logger.Level {
    get { ownLevel ?? writer.level }
    set { ownLevel = newValue }
  }
  package var metadata: Logger.Metadata = [:]
  package var metadataProvider: Logger.MetadataProvider?
  private var ownLevel: Logger.Level?
  private let label: String
  private let writer: LogWriter

  package init(label: String, level: Logger.Level? = nil, writer: LogWriter) {
    self.label = label
    ownLevel = level
    self.writer = writer
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var merged = metadata
    if let provided = metadataProvider?.get() { merged.merge(provided) { _, new in new } }
    if let given = event.metadata { merged.merge(given) { _, new in new } }
    if let error = event.error { merged["error"] = "\(error)" }
    writer.write(
      LogRecord(
        time: .now, level: event.level, logger: label, message: event.message.description, metadata: merged))
  }
}
