internal import Foundation

/// A program in Python, run with the packages of Scripts/requirements.txt: a client that is not ours.
package enum PythonClient {
  /// How a run ended, and what it printed.
  package struct Result: Sendable {
    package var status: Int32
    package var output: String
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let interpreter = root.appendingPathComponent(".venv/bin/python3")

  /// Whether `make test` has prepared the interpreter.
  package static var isPrepared: Bool { FileManager.default.isExecutableFile(atPath: interpreter.path) }

  /// Runs the program at `path`, below the package's folder, to its end or for as long as `limit`.
  package static func run(
    _ path: String, _ arguments: [String] = [], within limit: Duration = .seconds(120)
  ) async throws -> Result {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = try FileHandle(forWritingTo: file)
    let process = Process()
    process.executableURL = interpreter
    process.arguments = [root.appendingPathComponent(path).path] + arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let deadline = ContinuousClock.now + limit
    while process.isRunning, .now < deadline { try await Task.sleep(for: .milliseconds(10)) }
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: try String(contentsOf: file, encoding: .utf8))
  }
}
