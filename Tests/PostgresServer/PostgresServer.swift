internal import Dispatch
internal import Foundation
internal import Synchronization

/// A real Postgres in a temporary folder of its own, for tests.
///
/// `Support/postgres.sh` runs it, and stops it and removes its folder when this process ends, however it ends.
package final class PostgresServer: Sendable {
  /// Where its default database is reached, by TCP on the loopback interface.
  package let url: String
  /// The same by its unix socket.
  package let socketURL: String

  private let folder: String
  private let options: [String]
  private let keeper: Keeper
  private let databaseCount = Mutex(0)

  /// One server for all tests that do no harm to it; started by the first of them.
  package static let shared = Task { try await start() }

  /// Starts a server; `settings` are Postgres's own, such as `fsync=on`. Takes some two seconds.
  package static func start(settings: [String] = []) async throws -> PostgresServer {
    try await offTheCooperativeThreads { try PostgresServer(settings: settings, standbyOf: nil) }
  }

  /// Starts a hot standby that follows this server.
  package func startStandby() async throws -> PostgresServer {
    try await Self.offTheCooperativeThreads {
      try PostgresServer(settings: [], standbyOf: URLComponents(string: self.url)?.port)
    }
  }

  private init(settings: [String], standbyOf primary: Int?) throws {
    // Not below NSTemporaryDirectory: the server's own user must get there, and a socket's path is short.
    folder = "/tmp/pg-" + UUID().uuidString.prefix(8).lowercased()
    options = settings.flatMap { ["-c", $0] }
    keeper = try Keeper(
      "postgres.sh", ["run", folder] + options,
      environment: primary.map { ["STANDBY_OF": "\($0)"] } ?? [:], lines: 2)
    url = keeper.lines[0]
    socketURL = keeper.lines[1]
  }

  /// Stops the server and removes its folder.
  package func stop() {
    keeper.stop()
  }

  /// Ends the server with SIGKILL, as a crash would.
  package func kill() async throws {
    try await run(["kill", folder])
  }

  /// Starts the server again, on the same port and data.
  package func restart() async throws {
    try await run(["start", folder] + options)
  }

  /// Stops the server at once and in order, until `restart`.
  package func halt() async throws {
    try await run(["stop", folder])
  }

  /// Makes an empty database and returns where it is reached.
  package func makeDatabase() async throws -> String {
    let name = databaseCount.withLock { count in
      count += 1
      return "test\(count)"
    }
    _ = try await Self.offTheCooperativeThreads { try self.execute("CREATE DATABASE \(name)") }
    return url(ofDatabase: name)
  }

  /// Where the database of that name is reached, such as the standby's copy of one of the primary's.
  package func url(ofDatabase name: String) -> String {
    url.replacingOccurrences(of: "/postgres", with: "/\(name)")
  }

  /// Executes SQL with `psql`, blocking, and returns what it prints, bare. In the default database, unless `url` says otherwise.
  @discardableResult
  package func execute(_ sql: String, at url: String? = nil) throws -> String {
    try Self.output(
      of: "/usr/bin/env",
      ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, url ?? self.url])
  }

  /// The same, on a thread that may block.
  package func executeElsewhere(_ sql: String, at url: String) async throws {
    _ = try await Self.offTheCooperativeThreads { try self.execute(sql, at: url) }
  }

  private static let script = Keeper.folder + "postgres.sh"

  private func run(_ arguments: [String]) async throws {
    _ = try await Self.offTheCooperativeThreads { try Self.output(of: Self.script, arguments) }
  }

  /// Runs what blocks where it holds nobody up: there are few cooperative threads, and other tests time themselves.
  static func offTheCooperativeThreads<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
  }

  private static func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw PostgresServerError(
        description: "\(program) \(arguments) ended with \(process.terminationStatus)")
    }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// Why there is no server.
package struct PostgresServerError: Error, CustomStringConvertible {
  package var description: String
}
