internal import Foundation
internal import Synchronization

/// A real thresholdd of its own, built with these tests, on free ports of the loopback interface.
///
/// It logs JSON to standard error, which is kept. Unless told otherwise it stores nothing.
package final class ServerProcess: Sendable {
  /// One line of the log.
  package struct LogLine: Sendable {
    package var level: String
    package var message: String
    package var metadata: [String: String]
  }

  package struct Ports: Sendable {
    package var grpc: Int
    package var http: Int
    package var metrics: Int?
  }

  /// Something that was waited for did not come.
  package struct Late: Error, CustomStringConvertible {
    package var description: String
  }

  private let process: Process
  private let output = Mutex(Data())
  private let errors = Mutex(Data())

  /// Starts the program. It may still fail; `listening` waits until it serves.
  ///
  /// - Parameters:
  ///   - arguments: flags; ports are 0 and the database is `memory:` where they do not say otherwise.
  ///   - environment: all that the program sees of an environment.
  ///   - readsErrors: `false` gives it a standard error that nobody reads any more.
  package init(
    _ arguments: [String] = [], environment: [String: String] = [:], readsErrors: Bool = true
  ) throws {
    process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.environment = Self.defaults.merging(environment) { _, given in given }
    process.standardInput = FileHandle.nullDevice
    let (outputPipe, errorPipe) = (Pipe(), Pipe())
    process.standardOutput = outputPipe
    process.standardError = errorPipe
    try process.run()
    collect(outputPipe) { [weak self] data in self?.output.withLock { $0.append(data) } }
    if readsErrors {
      collect(errorPipe) { [weak self] data in self?.errors.withLock { $0.append(data) } }
    } else {
      try errorPipe.fileHandleForReading.close()
    }
  }

  deinit {
    if process.isRunning { process.interruptAtOnce() }
  }

  /// The process's number.
  package var id: Int32 { process.processIdentifier }

  /// What it wrote to standard output so far.
  package var outputText: String { output.withLock { String(decoding: $0, as: UTF8.self) } }

  /// What it wrote to standard error so far.
  package var errorText: String { errors.withLock { String(decoding: $0, as: UTF8.self) } }

  /// The log so far; lines that are no JSON are left out.
  package var log: [LogLine] {
    errorText.split(separator: "\n").compactMap { line in
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let level = object["level"] as? String, let message = object["message"] as? String
      else { return nil }
      return LogLine(level: level, message: message, metadata: object["metadata"] as? [String: String] ?? [:])
    }
  }

  /// Waits until it listens, and returns where.
  package func listening(within limit: Duration = .seconds(30)) async throws -> Ports {
    try await eventually(within: limit, "the line that says where it listens") {
      guard let line = self.log.first(where: { $0.message == "listening" }),
        let grpc = line.metadata["grpc"].flatMap({ Int($0) }),
        let http = line.metadata["http"].flatMap({ Int($0) })
      else { return nil }
      return Ports(grpc: grpc, http: http, metrics: line.metadata["metrics"].flatMap { Int($0) })
    }
  }

  /// Asks it to end, as a supervisor does; `SIGINT` is what a terminal sends.
  package func signal(_ number: Int32) { kill(id, number) }

  /// Waits until it has ended, and returns its exit status; negative for the signal that ended it.
  package func exit(within limit: Duration = .seconds(30)) async throws -> Int32 {
    try await eventually(within: limit, "its end") {
      self.process.isRunning ? nil : true
    }
    // What it wrote last may still be on its way through the pipes.
    try await Task.sleep(for: .milliseconds(50))
    return process.terminationReason == .uncaughtSignal
      ? -process.terminationStatus : process.terminationStatus
  }

  /// Tries `read` until it gives a value.
  @discardableResult
  package func eventually<Value>(
    within limit: Duration = .seconds(30), _ what: String, _ read: () async throws -> Value?
  ) async throws -> Value {
    let deadline = ContinuousClock.now + limit
    while .now < deadline {
      if let value = try await read() { return value }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Late(description: "\(what) did not come within \(limit); the log says:\n\(errorText)")
  }

  private func collect(_ pipe: Pipe, _ take: @escaping @Sendable (Data) -> Void) {
    pipe.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty { handle.readabilityHandler = nil } else { take(data) }
    }
  }

  private static let defaults = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "ENABLE_JSON_LOGGING": "true",
    "PORT": "0", "GRPC_PORT": "0", "METRICS_PORT": "0", "DATABASE_URL": "memory:",
    "METRICS_HISTORY_PATH": "memory:",
  ]

  /// Beside the tests, wherever this build put them.
  private static var program: URL {
    #if os(macOS)
      let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
      let folder = (tests ?? .main).bundleURL.deletingLastPathComponent()
    #else
      let folder = Bundle.main.bundleURL
    #endif
    return folder.appendingPathComponent("thresholdd")
  }
}

extension Process {
  /// Ends it without a chance to answer.
  fileprivate func interruptAtOnce() { kill(processIdentifier, SIGKILL) }
}
