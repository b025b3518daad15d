/// How a log record becomes one line.
package enum LogFormat: Sendable, Equatable {
  /// For people: `2026-01-31T12:00:00.000Z INFO  thresholdd listening grpc=127.0.0.1:50051`.
  case text
  /// For programs: one JSON object a line, with `time`, `level`, `logger`, `message` and, if there is any, `metadata`.
  case json

  /// Appends `record` to `line`, newline included. Whatever the record holds, it stays one line.
  package func append(_ record: LogRecord, to line: inout [UInt8]) {
    switch self {
    case .text: appendText(record, to: &line)
    case .json: appendJSON(record, to: &line)
    }
  }
}
