import Backends
import Foundation
import PostgresRepository
import PostgresServer
import Repository
import Testing
import ThresholdCore

/// Statements that are still running in the server when nobody waits for them any more.
@Suite("Stopping Postgres")
struct PostgresStopTests {
  /// Runs `body` on a database in which inserting a trade `sleep SECONDS ...` takes so long.
  private static func withRepository(
    _ change: (inout PostgresConfiguration) -> Void = { _ in },
    _ body: (PostgresRepository, Observer) async throws -> Void
  ) async throws {
    let server = try await PostgresServer.shared.value
    var configuration = PostgresConfiguration(url: try await server.makeDatabase())
    // A busy machine is not a dead one.
    configuration.cancelGrace = .seconds(10)
    change(&configuration)
    let repository = try await PostgresRepository.open(configuration)
    let observer = Observer(server: server, url: configuration.url)
    try server.execute(
      """
      CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(split_part(NEW.trade_id, ' ', 2)::FLOAT); RETURN NEW; END $$;
      CREATE TRIGGER take_time BEFORE INSERT ON trades FOR EACH ROW WHEN (NEW.trade_id LIKE 'sleep %')
        EXECUTE FUNCTION take_time()
      """, at: configuration.url)
    try await body(repository, observer)
    await repository.close()
  }

  /// What the server says of the connections of one database.
  private struct Observer {
    let server: PostgresServer
    let url: String

    func backends() throws -> String { try ask("string_agg(pid::text, ',' ORDER BY pid)") }

    func running() throws -> Int { Int(try ask("count(*)", "AND state = 'active'")) ?? -1 }

    /// Waits until as many statements run.
    func waitUntil(running count: Int) async throws {
      let end = ContinuousClock.now + .seconds(20)
      while try running() != count {
        try #require(ContinuousClock.now < end, "there are never \(count) statements at work")
        try await Task.sleep(for: .milliseconds(10))
      }
    }

    func ask(_ what: String, _ condition: String = "") throws -> String {
      try server.execute(
        """
        SELECT \(what) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() \(condition)
        """, at: url)
    }
  }

  private static func kind(_ work: () async throws -> some Sendable) async -> RepositoryError.Kind? {
    do {
      _ = try await work()
      return nil
    } catch {
      return (error as? RepositoryError)?.kind ?? .rejected
    }
  }

  @Test("a slow statement ends at the deadline, in the server too, and the next user gets its own answer")
  func deadline() async throws {
    try await Self.withRepository({
      $0.size = 1
      $0.overflow = 0
    }) { repository, observer in
      let before = try observer.backends()
      for round in 1...3 {
        let start = ContinuousClock.now
        // The second statement's own time limit in the server would end long after the deadline.
        let kind = await Self.kind {
          try await repository.write(deadline: start + .milliseconds(600)) { transaction in
            try transaction.insert([Sample.trade("sleep 0.3 \(round)")])
            _ = try transaction.identity()
            try transaction.insert([Sample.trade("sleep 60 \(round)")])
            _ = try transaction.identity()
          }
        }
        #expect(kind == .deadlineExceeded)
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(try observer.running() == 0)
        #expect(try await repository.write { try $0.append([Sample.change(version: 1)]) } == [Int64(round)])
        #expect(try observer.backends() == before)
      }
      #expect(try await repository.read { try $0.counts() }.trades == 0)
    }
  }

  @Test("when the caller goes, its statement is stopped at once and its connection serves others")
  func callerGone() async throws {
    try await Self.withRepository({
      $0.size = 1
      $0.overflow = 0
    }) { repository, observer in
      let before = try observer.backends()
      let work = Task {
        await Self.kind { try await repository.write { try $0.insert([Sample.trade("sleep 60")]) } }
      }
      try await observer.waitUntil(running: 1)
      let start = ContinuousClock.now
      work.cancel()
      #expect(await work.value == .deadlineExceeded)
      #expect(ContinuousClock.now - start < .seconds(20))
      #expect(try observer.running() == 0)
      _ = try await repository.read { try $0.identity() }
      #expect(try observer.backends() == before)
    }
  }

  @Test("of callers that go at any moment, none takes another's answer along")
  func race() async throws {
    try await Self.withRepository({
      $0.size = 2
      $0.overflow = 0
    }) { repository, observer in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for caller in 0..<6 {
          group.addTask {
            for round in 0..<30 {
              let work = Task {
                try await repository.write { try $0.insert([Sample.trade("sleep 0.01 \(caller)-\(round)")]) }
              }
              try await Task.sleep(for: .milliseconds(.random(in: 0...30)))
              work.cancel()
              _ = await work.result
            }
          }
        }
        for reader in 0..<3 {
          group.addTask {
            for round in 0..<60 {
              let id = "kept \(reader)-\(round)"
              try await repository.write { try $0.insert([Sample.trade(id)]) }
              let found = try await repository.read { try $0.trades([id], of: Sample.user) }
              #expect(found == [id: Sample.trade(id)])
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try observer.running() == 0)
    }
  }

  @Test("callers whose deadlines pass do not starve those with time")
  func starvation() async throws {
    try await Self.withRepository({
      $0.size = 2
      $0.overflow = 0
    }) { repository, observer in
      let before = Set(try observer.backends().split(separator: ","))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for caller in 0..<40 {
          group.addTask {
            let kind = await Self.kind {
              try await repository.write(deadline: .now + .milliseconds(150)) {
                try $0.insert([Sample.trade("sleep 60 \(caller)")])
              }
            }
            #expect(kind == .deadlineExceeded)
          }
        }
        for caller in 0..<10 {
          group.addTask {
            try await repository.write(deadline: .now + .seconds(60)) {
              try $0.insert([Sample.trade("patient \(caller)")])
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await repository.read { try $0.counts() }.trades == 10)
      #expect(try observer.running() == 0)
      // The second connection may have been made only now; none was thrown away.
      #expect(before.isSubset(of: Set(try observer.backends().split(separator: ","))))
      #expect(repository.pool?.waiting == 0 && repository.pool?.inUse == 0)
    }
  }

  @Test("connections that have become half-open cost one caller its deadline, not each its own")
  func halfOpen() async throws {
    try await Self.withRepository({
      $0.size = 4
      $0.overflow = 0
      $0.cancelGrace = .milliseconds(300)
    }) { repository, observer in
      // All four, so that each is idle later.
      try await withThrowingTaskGroup(of: Void.self) { group in
        for caller in 0..<4 {
          group.addTask {
            try await repository.write { try $0.insert([Sample.trade("sleep 0.5 \(caller)")]) }
          }
        }
        try await group.waitForAll()
      }
      let frozen = try observer.backends().split(separator: ",").compactMap { pid_t($0) }
      #expect(frozen.count == 4)
      for pid in frozen { kill(pid, SIGSTOP) }
      defer { for pid in frozen { kill(pid, SIGCONT) } }
      let kind = await Self.kind {
        try await repository.read(deadline: .now + .milliseconds(500)) { try $0.identity() }
      }
      #expect(kind == .deadlineExceeded)
      _ = try await repository.read(deadline: .now + .seconds(20)) { try $0.identity() }
      #expect(try await repository.read { try $0.counts() }.trades == 4)
    }
  }
}
