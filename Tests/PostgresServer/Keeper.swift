internal import Foundation

/// A script of `Support/` that runs a server and ends it when this process ends, however it ends.
final class Keeper: Sendable {
  /// What it said when the server was ready.
  let lines: [String]

  private let process: Process
  /// The writing end of the script's standard input.
  private let lifeline: Pipe

  static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Support/"

  /// Starts `script` and waits, blocking, for `count` lines.
  init(_ script: String, _ arguments: [String], environment: [String: String] = [:], lines count: Int) throws
  {
    process = Process()
    lifeline = Pipe()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.folder + script)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = lifeline
    process.standardOutput = output
    try process.run()
    // Our copy of the writing end would keep the reading end open for ever.
    try? output.fileHandleForWriting.close()
    var bytes: [UInt8] = []
    while bytes.count(where: { $0 == UInt8(ascii: "\n") }) < count {
      guard let more = try output.fileHandleForReading.read(upToCount: 1), !more.isEmpty else {
        throw PostgresServerError(description: "\(script) did not start its server; is it installed?")
      }
      bytes += more
    }
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Stops the server and waits until it has gone.
  func stop() {
    try? lifeline.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
