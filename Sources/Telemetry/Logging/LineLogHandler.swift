package import Logging

/// Lets swift-log write through a `LogWriter`.
package struct LineLogHandler: LogHandler {
  package var logLevel: Logger.Level
  package var metadata: Logger.Metadata = [:]
  package var metadataProvider: Logger.MetadataProvider?
  private let label: String
  private let writer: LogWriter

  package init(label: String, level: Logger.Level, writer: LogWriter) {
    self.label = label
    logLevel = level
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
