import Backends
import PostgresRepository
import PostgresServer
import RelationalRepository
import Repository
import SQLiteRepository
import Testing
import ThresholdCore

/// What is told of a database without opening it for work.
@Suite("Status of a store")
struct StoreStatusTests {
  private static let later = Schema(
    migrations: Schema.current.migrations + [
      Migration(version: Schema.current.version + 1, statements: ["CREATE TABLE later (a {int})"])
    ])

  private func check(
    open: (Schema) async throws -> any Repository, status: () async throws -> StoreStatus
  ) async throws {
    let none = try await status()
    #expect(none.schemaVersion == nil && none.identity == nil && none.counts == nil)
    #expect(none.programSchemaVersion == Schema.current.version)

    let store = try await open(.current)
    try await store.write { try $0.insert([Sample.trade("t1")]) }
    _ = try await store.write { try $0.append([Sample.change(version: 1), Sample.change(version: 2)]) }
    try await store.write { try $0.compactChanges(through: 1) }
    let identity = try await store.read { try $0.identity() }
    let current = try await status()
    #expect(current.schemaVersion == Schema.current.version && current.identity == identity)
    #expect(current.counts == StoreCounts(users: 0, scopes: 0, trades: 1, outcomes: 0))
    #expect(current.oldestChange?.revision == 2)
    #expect((current.bytes ?? 0) > 4_096)
    await store.close()

    let newer = try await open(Self.later)
    await newer.close()
    let told = try await status()
    #expect(told.schemaVersion == Self.later.version && told.identity == identity)
    // It was looked at, and not taken back.
    #expect(try await status() == told)
  }

  @Test("a SQLite file that is missing, current or newer")
  func sqlite() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/data/store.db"
      try await check(
        open: { try await SQLiteRepository.open(path: path, schema: $0) },
        status: { try await SQLiteRepository.status(path: path) })
    }
  }

  @Test("a Postgres database that is empty, current or newer")
  func postgres() async throws {
    let configuration = PostgresConfiguration(url: try await PostgresServer.shared.value.makeDatabase())
    try await check(
      open: { try await PostgresRepository.open(configuration, schema: $0) },
      status: { try await PostgresRepository.status(configuration) })
  }
}
