internal import Foundation

/// A real pgbouncer in transaction mode, before the databases of a `PostgresServer`.
package final class Pooler: Sendable {
  private let keeper: Keeper
  private let port: String

  /// One for all tests, before the shared server; started by the first of them.
  package static let shared = Task { try await start(before: PostgresServer.shared.value) }

  package static func start(before server: PostgresServer) async throws -> Pooler {
    try await PostgresServer.offTheCooperativeThreads { try Pooler(before: server) }
  }

  private init(before server: PostgresServer) throws {
    let folder = "/tmp/pgbouncer-" + UUID().uuidString.prefix(8).lowercased()
    keeper = try Keeper("pgbouncer.sh", ["run", folder, Self.port(of: server.url)], lines: 1)
    port = Self.port(of: keeper.lines[0])
  }

  /// Where the database at `url`, of its own server, is reached through it.
  package func url(of url: String) -> String {
    url.replacingOccurrences(of: ":\(Self.port(of: url))/", with: ":\(port)/")
  }

  package func stop() { keeper.stop() }

  private static func port(of url: String) -> String {
    URLComponents(string: url)?.port.map(String.init) ?? ""
  }
}
