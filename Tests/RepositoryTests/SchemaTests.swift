import Backends
import PostgresRepository
import PostgresServer
import RelationalRepository
import Repository
import SQLiteRepository
import Testing
import ThresholdCore

/// The tables of a store over the life of programs.
@Suite("Schema")
struct SchemaTests {
  enum Database: String, CaseIterable, Sendable {
    case sqlite
    case postgresql

    /// Runs `body` with a function that opens one and the same database again and again.
    func withOpener(
      _ body: (@Sendable @escaping (Schema) async throws -> any Repository) async throws -> Void
    ) async throws {
      switch self {
      case .sqlite:
        try await withTemporaryFolder { folder in
          try await body { schema in
            try await SQLiteRepository.open(path: folder + "/store.db", schema: schema)
          }
        }
      case .postgresql:
        let configuration = PostgresConfiguration(url: try await PostgresServer.shared.value.makeDatabase())
        try await body { schema in try await PostgresRepository.open(configuration, schema: schema) }
      }
    }
  }

  /// What a later program might add.
  private static let later = Schema(
    migrations: Schema.current.migrations + [
      Migration(
        version: Schema.current.version + 1,
        statements: [
          "CREATE TABLE later (user_id {text} PRIMARY KEY NOT NULL, a {int}, b {double}, c {blob})",
          "ALTER TABLE trades ADD COLUMN later_note {text}",
        ])
    ])

  @Test("versions count from 1 without gaps")
  func versions() {
    #expect(Schema.current.migrations.map(\.version) == Array(1...Schema.current.version))
  }

  @Test("a store keeps its identity and its contents when it is opened again", arguments: Database.allCases)
  func reopening(database: Database) async throws {
    try await database.withOpener { open in
      let first = try await open(.current)
      try await first.write { try $0.insert([Sample.trade("t1")]) }
      _ = try await first.write { try $0.append([Sample.change(version: 1)]) }
      let identity = try await first.read { try $0.identity() }
      await first.close()
      let second = try await open(.current)
      #expect(try await second.read { try $0.identity() } == identity)
      #expect(try await second.read { try $0.trades(["t1"], of: Sample.user) } == ["t1": Sample.trade("t1")])
      await second.close()
    }
  }

  @Test("a later program takes an older store along", arguments: Database.allCases)
  func upgrade(database: Database) async throws {
    try await database.withOpener { open in
      let old = try await open(.current)
      try await old.write { try $0.insert([Sample.trade("t1")]) }
      await old.close()
      for _ in 0..<2 {
        let new = try await open(Self.later)
        #expect(try await new.read { try $0.trades(["t1"], of: Sample.user) } == ["t1": Sample.trade("t1")])
        await new.close()
      }
    }
  }

  @Test(
    "scopes and trades of version 4 have no protections, no locks and no exit reason",
    arguments: Database.allCases)
  func version5(database: Database) async throws {
    // As a program of version 4 wrote them.
    let rows = [
      """
      INSERT INTO scopes (user_id, symbol, version, revision, policy, learner, outcome_count, entry_count)
      SELECT 'alice', 'BTCUSDT', 7, 0, policy, learner, 0, 0 FROM scopes WHERE user_id = 'bob'
      """,
      """
      INSERT INTO trades (user_id, symbol, trade_id, side, pnl_percent, closed_at, recorded_at)
      VALUES ('alice', 'BTCUSDT', 't1', 2, 0.0, 1000000007, 2000000007)
      """,
    ]
    let bob = ScopeRecord(key: Key(user: UserID("bob"), symbol: .global))
    try await database.withOpener { open in
      // What was written before the migration is what is written without the new columns after it: none has a default.
      let first = try await open(.current)
      try await first.write { _ = try $0.lockScopes([bob.key]) }
      await first.close()
      let insertion = Schema(
        migrations: Schema.current.migrations + [
          Migration(version: Schema.current.version + 1, statements: rows)
        ])
      let store = try await open(insertion)
      let (scopes, trades) = try await store.read { transaction in
        (try transaction.scopes([Sample.key]), try transaction.trades(["t1"], of: Sample.user))
      }
      #expect(scopes[Sample.key]?.own.version == 7 && scopes[Sample.key]?.locks == ScopeLocks.none)
      #expect(scopes[Sample.key]?.policy == .inherited)
      #expect(trades["t1"] == Sample.bareTrade("t1"))
      await store.close()
    }
  }

  @Test("trades of version 6 wait, and count as soon as upkeep comes", arguments: Database.allCases)
  func version7(database: Database) async throws {
    // As a program of version 6 writes them, also beside one of version 7.
    let rows = [
      """
      INSERT INTO trades (user_id, symbol, trade_id, side, pnl_percent, closed_at, recorded_at)
      VALUES ('alice', 'BTCUSDT', 't1', 2, 1.5, 1000000007, 2000000007)
      """,
      """
      INSERT INTO trades (user_id, symbol, trade_id, side, pnl_percent, closed_at, recorded_at)
      VALUES ('alice', 'BTCUSDT', 't2', 2, 2.5, 900000007, 2000000007)
      """,
    ]
    let day = UTCDay(number: 0)
    try await database.withOpener { open in
      let former = Schema(
        migrations: Schema.current.migrations.prefix(5) + [
          Migration(
            version: 6,
            statements: [
              "CREATE INDEX scopes_of_symbol ON scopes (symbol, user_id) WHERE outcome_count > 0", rows[0],
            ])
        ])
      await (try open(former)).close()
      let store = try await open(
        Schema(
          migrations: Schema.current.migrations + [
            Migration(version: Schema.current.version + 1, statements: [rows[1]])
          ]))
      for expected in [[], ["t1", "t2"]] as [Set<String>] {
        let (waiting, results, stored) = try await store.read { transaction in
          (
            try transaction.waitingTrades(of: Sample.user),
            try transaction.dailyResults(of: Sample.key, from: day, through: day.end),
            try transaction.storedDays(of: Sample.user, after: nil, limit: 10)
          )
        }
        #expect(waiting == (expected.isEmpty ? ["t1", "t2"] : []))
        #expect(results.map(\.count) == [2] && results.first?.best == 2.5 && results.first?.worst == 1.5)
        #expect(stored.map(\.key.symbol.value) == (expected.isEmpty ? [] : ["", "BTCUSDT"]))
        #expect(stored.allSatisfy { $0.result.count == 2 })
        while try await store.write({ try $0.countTrades(of: nil, limit: 1) }) {}
      }
      await store.close()
    }
  }

  @Test("an older program refuses a later store and says what to do", arguments: Database.allCases)
  func downgrade(database: Database) async throws {
    try await database.withOpener { open in
      await (try open(Self.later)).close()
      let error = await #expect(throws: RepositoryError.self) { try await open(.current) }
      #expect(error?.kind == .corrupt)
      let message = error?.message ?? ""
      #expect(message.contains("schema \(Self.later.version),"))
      #expect(message.contains("up to \(Schema.current.version):"))
      #expect(message.contains("start the newer program again"))
      await (try open(Self.later)).close()
    }
  }

  @Test("a migration that fails leaves the store as it was", arguments: Database.allCases)
  func failure(database: Database) async throws {
    let broken = Schema(
      migrations: Schema.current.migrations + [
        Migration(
          version: Schema.current.version + 1,
          statements: ["CREATE TABLE half (a {int})", "CREATE TABLE half (a {int})"])
      ])
    try await database.withOpener { open in
      await (try open(.current)).close()
      for _ in 0..<2 {
        let error = await #expect(throws: RepositoryError.self) { try await open(broken) }
        #expect(error?.kind == .rejected)
      }
      await (try open(.current)).close()
    }
  }

  @Test("replicas that start together make the tables once", arguments: Database.allCases)
  func together(database: Database) async throws {
    try await database.withOpener { open in
      var stores: [any Repository] = []
      async let first = open(.current)
      async let second = open(.current)
      async let third = open(.current)
      stores = [try await first, try await second, try await third]
      var identities: [StoreIdentity] = []
      for store in stores {
        identities.append(try await store.read { try $0.identity() })
        await store.close()
      }
      #expect(identities[0] == identities[1] && identities[1] == identities[2])
    }
  }
}
