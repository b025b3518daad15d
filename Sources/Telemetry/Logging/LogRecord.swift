package import Logging

/// One thing that was logged, with all that its line shows.
package struct LogRecord: Sendable {
  package var time: Timestamp
  package var level: Logger.Level
  /// The label of the logger it came through.
  package var logger: String
  package var message: String
  package var metadata: Logger.Metadata

  package init(
    time: Timestamp, level: Logger.Level, logger: String, message: String, metadata: Logger.Metadata = [:]
  ) {
    self.time = time
    self.level = level
    self.logger = logger
    self.message = message
    self.metadata = metadata
  }
}
