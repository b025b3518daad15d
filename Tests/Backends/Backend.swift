internal import Foundation
internal import PostgresRepository
internal import PostgresServer
package import Repository
internal import SQLiteRepository

/// The repositories that must keep the same contract, for tests that run on each of them.
package enum Backend: String, CaseIterable, Sendable, CustomStringConvertible {
  case memory
  case sqlite
  case postgresql
  /// Postgres behind a pgbouncer in transaction mode that breaks prepared statements.
  case pgbouncer

  package var description: String { rawValue }

  /// Runs `body` on an empty store of its own.
  package func withStore(_ body: (any Repository) async throws -> Void) async throws {
    switch self {
    case .memory:
      try await body(InMemoryRepository())
    case .sqlite:
      try await withTemporaryFolder { folder in
        let repository = try await SQLiteRepository.open(path: folder + "/data/store.db")
        try await body(repository)
        await repository.close()
      }
    case .postgresql, .pgbouncer:
      let direct = try await PostgresServer.shared.value.makeDatabase()
      let url = self == .pgbouncer ? try await Pooler.shared.value.url(of: direct) : direct
      let repository = try await PostgresRepository.open(PostgresConfiguration(url: url))
      try await body(repository)
      await repository.close()
    }
  }
}

/// Runs `body` with a new folder, which is removed afterwards.
package func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
  let folder = NSTemporaryDirectory() + "repository-tests-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try await body(folder)
}

extension Repository {
  package func read<Result: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await read(deadline: nil, body)
  }

  @discardableResult
  package func write<Result: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    try await write(deadline: nil, body)
  }
}
