import Alerts
import Logging

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Keeps the history of alerts through restarts: one JSON file, replaced as a whole whenever an alert begins or ends.
struct AlertHistoryFile: Sendable {
  let path: String
  private static let logger = Logger(label: "alerts")

  /// The alerts of the runs before; none if there is no file. One that cannot be read is no reason not to start.
  func load() -> [Alert] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    do {
      return try JSONDecoder().decode([Alert].self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      Self.logger.warning(
        "the history of alerts cannot be read and begins anew",
        metadata: ["path": "\(path)", "cause": "\(error)"])
      return []
    }
  }

  func save(_ alerts: [Alert]) {
    do {
      let file = URL(filePath: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try JSONEncoder().encode(alerts).write(to: file, options: .atomic)
    } catch {
      Self.logger.warning(
        "the history of alerts cannot be written", metadata: ["path": "\(path)", "cause": "\(error)"])
    }
  }
}
