/// Where 24 hours of metric rollups are kept, whatever keeps the thresholds.
package enum MetricsHistoryLocation: Sendable, Equatable {
  /// Gone when the process ends.
  case memory
  /// One SQLite file.
  case file(path: String)

  /// Reads `memory:` or a path; `nil` for no text, or one with a NUL in it.
  package init?(_ text: String) {
    switch text {
    case "memory:": self = .memory
    case _ where text.isEmpty || text.contains("\0"): return nil
    default: self = .file(path: text)
    }
  }

  /// The form that `init` reads.
  package var text: String {
    switch self {
    case .memory: "memory:"
    case .file(let path): path
    }
  }
}
