import PostgresRepository
import PostgresServer
import RelationalRepository
import Repository
import Testing
import ThresholdCore

/// How tables lie in Postgres.
@Suite("Partitions")
struct PartitionTests {
  private static func withRepository(
    _ body: (PostgresRepository, _ ask: (String) throws -> [String]) async throws -> Void
  ) async throws {
    let server = try await PostgresServer.shared.value
    let url = try await server.makeDatabase()
    let repository = try await PostgresRepository.open(PostgresConfiguration(url: url))
    try await body(repository) { try server.execute($0, at: url).split(separator: "\n").map(String.init) }
    await repository.close()
  }

  private static let period = StoragePeriod(number: 2_950)

  @Test("every key of what belongs to a user begins with the user, and nothing else ties rows together")
  func distributable() async throws {
    try await Self.withRepository { repository, ask in
      try await repository.write { try $0.makeRoom(at: Self.period.start) }
      // Whatever Citus refuses or could not keep within one user's shard.
      let keys = try ask(
        """
        SELECT c.relname || ' ' || coalesce((
          SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
          WHERE i.indrelid = c.oid AND i.indisprimary), 'none')
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1
        """)
      #expect(keys.contains("decisions user_id") && keys.contains("prices_w2950 user_id"))
      let others = Set(keys.filter { !$0.hasSuffix(" user_id") })
      #expect(others == ["change_head one", "meta one"])
      #expect(
        try ask(
          """
          SELECT i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'public' AND i.indisunique AND c.relname NOT IN ('meta', 'change_head')
            AND NOT EXISTS (SELECT 1 FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attname = 'user_id' AND a.attnum = ANY (i.indkey))
          """
        ).isEmpty)
      #expect(try ask("SELECT conname FROM pg_constraint WHERE contype IN ('f', 'x')").isEmpty)
      #expect(try ask("SELECT relname FROM pg_class WHERE relkind = 'S' AND relname !~ '^pg_'").isEmpty)
    }
  }

  @Test("rows go to the partition of their period, and whole partitions are dropped")
  func routing() async throws {
    try await Self.withRepository { repository, ask in
      let next = Self.period.next.next.next
      let recorded = [Self.period.start, next.start + Span(nanoseconds: -16), next.start]
      func insert() async throws {
        try await repository.write { transaction throws in
          try transaction.insert(recorded.map { Sample.decision(Sample.decisionID(at: $0)) })
          for time in recorded {
            try transaction.insert(
              [PricePoint(symbol: Sample.key.symbol, price: 1, time: time)], owner: nil, recordedAt: time)
          }
        }
      }
      func places(_ table: String) throws -> [String] {
        try ask("SELECT tableoid::regclass FROM \(table) ORDER BY 1")
      }
      // Without any partition but the default ones.
      try await insert()
      #expect(try places("decisions") == Array(repeating: "decisions_default", count: 3))
      try await repository.write { try $0.makeRoom(at: Self.period.start) }
      try await insert()
      for table in ["decisions", "prices"] {
        #expect(Set(try places(table)) == ["\(table)_default", "\(table)_w2950", "\(table)_w2952"])
      }
      let plan = try ask(
        """
        EXPLAIN SELECT * FROM decisions
        WHERE user_id = 'alice' AND decision_id = '\(Sample.decisionID(at: Self.period.start))'
        """
      ).joined()
      #expect(plan.contains("decisions_w2950") && !plan.contains("default") && !plan.contains("w2951"))
      for kind in ["decisions", "prices"] {
        var limits = RemovalLimits(
          before: next.start, heldUntil: next.start, settling: .seconds(0), rows: 10)
        repeat {
          let part = limits
          limits.cursor = try await repository.write {
            try kind == "prices" ? $0.removePrices(part) : $0.removeDecisions(part)
          }.cursor
        } while limits.cursor != nil
        #expect(try places(kind) == ["\(kind)_default"])
        #expect(try ask("SELECT relname FROM pg_class WHERE relname ~ '^\(kind)_w[0-9]*$'").isEmpty)
      }
    }
  }

  @Test("one replica at a time does upkeep")
  func turns() async throws {
    try await Self.withRepository { repository, _ in
      let (claims, report) = AsyncStream.makeStream(of: Bool.self)
      let first = Task {
        try await repository.write { transaction throws in
          report.yield(try transaction.claimUpkeep())
          // Holds the claim until the other has asked.
          _ = try transaction.claimUpkeep()
          while try transaction.user(UserID("asked")) == nil {}
        }
      }
      for await claim in claims {
        #expect(claim)
        break
      }
      #expect(try await repository.write { try $0.claimUpkeep() } == false)
      _ = try await repository.write { try $0.lockUser(UserID("asked")) }
      try await first.value
      #expect(try await repository.write { try $0.claimUpkeep() })
    }
  }

  @Test(
    "a store of the schema before is taken along, with decisions that do not tell their time",
    arguments: SchemaTests.Database.allCases)
  func migration(database: SchemaTests.Database) async throws {
    let before = Schema(
      migrations: Array(Schema.current.migrations.prefix(2)) + [
        Migration(
          version: 2,
          statements: [
            "INSERT INTO prices (user_id, symbol, priced_at, price) VALUES ('', 'BTCUSDT', 5, 1.5)"
          ])
      ])
    // Nobody learns from them: their scopes would be made by statements that know today's columns.
    let old = ["00aa", "fe12", "u"].map { id in
      var decision = Sample.decision(id)
      (decision.symbolView, decision.globalView) = (nil, nil)
      return decision
    }
    try await database.withOpener { open in
      let first = try await open(before)
      try await first.write { try $0.insert(old) }
      await first.close()
      let second = try await open(.current)
      try await second.write { try $0.makeRoom(at: Self.period.start) }
      let fresh = Sample.decision(Sample.decisionID(at: Self.period.start))
      try await second.write { transaction throws in
        try transaction.insert(old + [fresh])
        let price = PricePoint(symbol: Symbol("BTCUSDT"), price: 2, time: Self.period.start)
        try transaction.insert([price], owner: nil, recordedAt: Self.period.start)
      }
      #expect(
        try await second.read { try $0.storedDecisions(of: Sample.user, after: nil, limit: 9) }.map(
          \.decision) == [old[0], old[1], fresh, old[2]])
      #expect(
        try await second.read { try $0.prices(of: nil, after: nil, limit: 9) }.map(\.price) == [1.5, 2])
      // What was there counts as recorded at the migration, which was a moment ago, long after this period.
      let next = Self.period.next.start
      func remove(before instant: Instant) async throws -> [Int64] {
        try await second.write { transaction throws in
          var rows: [Int64] = []
          for remove in [transaction.removeDecisions, transaction.removePrices] {
            var limits = RemovalLimits(before: instant, heldUntil: instant, settling: .seconds(0), rows: 10)
            var count: Int64 = 0
            repeat {
              let removal = try remove(limits)
              count += removal.rows
              limits.cursor = removal.cursor
            } while limits.cursor != nil
            rows.append(count)
          }
          return rows
        }
      }
      #expect(try await remove(before: next) == [1, 1])
      #expect(try await second.read { try $0.decisions(old.map(\.id), of: Sample.user) }.count == 3)
      #expect(try await remove(before: Instant(nanoseconds: 4_000_000_000_000_000_000)) == [3, 1])
      await second.close()
    }
  }
}
