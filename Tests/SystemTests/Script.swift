import Foundation
import Testing

/// A script of `Python/`, run in the environment that `Scripts/prepare test` makes, against the programs that were built
/// with these tests.
struct Script {
  private let name: String
  private let arguments: [String]
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let root = folder.deletingLastPathComponent().deletingLastPathComponent()

  init(_ name: String, _ arguments: [String] = []) {
    self.name = name
    self.arguments = arguments
  }

  /// Runs it to its end; a failure shows everything it said. It is ended if it takes longer than `limit`.
  func run(within limit: Duration) async throws {
    let python = Self.root.appendingPathComponent(".venv/bin/python")
    try #require(FileManager.default.isExecutableFile(atPath: python.path), "run Scripts/prepare test first")
    let process = Process()
    process.executableURL = python
    process.arguments = ["-u", Self.folder.appendingPathComponent("Python/\(name).py").path] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["THRESHOLD_PROGRAMS": Self.programs.path, "PYTHONDONTWRITEBYTECODE": "1"]
    ) { _, own in own }
    // A file, not a pipe: nothing has to read it while the script runs.
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).out")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let writing = try FileHandle(forWritingTo: output)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = writing
    process.standardError = writing

    let status = try await Self.status(of: process, within: limit)
    let said = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    #expect(status == 0, "\(name).py ended with \(status)\n\(said)")
    // What was measured, and what was left out, is told also when all is well.
    for line in said.split(separator: "\n") {
      if let report = line.firstRange(of: "REPORT ") ?? line.firstRange(of: "skipped ") {
        print("\(name).py: \(line[report.lowerBound...])")
      }
    }
  }

  /// The exit status; of a process that was ended for its time, its signal.
  private static func status(of process: Process, within limit: Duration) async throws -> Int32 {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (ended, end) = AsyncStream.makeStream(of: Void.self)
      process.terminationHandler = { _ in end.finish() }
      try process.run()
      let identifier = process.processIdentifier
      group.addTask {
        try await Task.sleep(for: limit)
        kill(identifier, SIGTERM)
      }
      for await _ in ended {}
      group.cancelAll()
    }
    return process.terminationStatus
  }

  /// A folder of checks for `run_checks`.
  static func checks(_ name: String) -> String { root.appendingPathComponent("Tests/\(name)").path }

  /// Where the build puts tests and programs alike.
  static var programs: URL {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      return bundle.bundleURL.deletingLastPathComponent()
    #else
      return Bundle.main.bundleURL
    #endif
  }
}
