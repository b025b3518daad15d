import Backends
import Dispatch
import Foundation
import Loopback
import PostgresRepository
import PostgresServer
import Repository
import Synchronization
import Testing
import ThresholdCore

/// What only Postgres can do wrong, on the shared server.
@Suite("Postgres")
struct PostgresTests {
  private static func withRepository(
    _ change: (inout PostgresConfiguration) -> Void = { _ in },
    _ body: (PostgresRepository, _ database: String) async throws -> Void
  ) async throws {
    var configuration = PostgresConfiguration(url: try await PostgresServer.shared.value.makeDatabase())
    change(&configuration)
    let repository = try await PostgresRepository.open(configuration)
    try await body(repository, configuration.url)
    await repository.close()
  }

  /// Makes a transaction wait until `go`; its body blocks its connection's thread, as bodies may.
  private struct Gate: Sendable {
    private let arrival = DispatchSemaphore(value: 0)
    private let departure = DispatchSemaphore(value: 0)

    func pass() {
      arrival.signal()
      departure.wait()
    }

    /// Returns once somebody waits.
    func arrived() async {
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          arrival.wait()
          continuation.resume()
        }
      }
    }

    func open() { departure.signal() }
  }

  @Test("it works by a unix socket, without prepared statements and with one connection")
  func otherWays() async throws {
    let server = try await PostgresServer.shared.value
    let name = try #require(try await server.makeDatabase().split(separator: "/").last)
    var configuration = PostgresConfiguration(
      url: server.socketURL.replacing("/postgres?", with: "/\(name)?"))
    configuration.preparedStatements = .off
    configuration.size = 1
    configuration.overflow = 0
    let repository = try await PostgresRepository.open(configuration)
    for number in 1...3 {
      try await repository.write { transaction in
        _ = try transaction.lockScopes([Sample.key])
        try transaction.put(Sample.scope())
        try transaction.insert([Sample.trade("t\(number)")])
        #expect(try transaction.append([Sample.change(version: 1)]) == [Int64(number)])
      }
    }
    #expect(try await repository.read { try $0.trades(["t1", "t2", "t3"], of: Sample.user) }.count == 3)
    await repository.close()
  }

  @Test("a server that forgets prepared statements is asked without them from then on")
  func forgottenStatements() async throws {
    try await Self.withRepository({
      $0.size = 1
      $0.overflow = 0
    }) { repository, url in
      try await PostgresServer.shared.value.execute(
        """
        CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN EXECUTE 'DEALLOCATE ALL'; RETURN NEW; END $$;
        CREATE TRIGGER forget AFTER INSERT ON trades EXECUTE FUNCTION forget()
        """, at: url)
      for number in 1...4 {
        // The second insert needs what the first has made the server forget.
        try await repository.write { try $0.insert([Sample.trade("t\(number)")]) }
      }
      #expect(try await repository.read { try $0.counts() }.trades == 4)
    }
  }

  @Test("a server that is not there is unavailable, at once")
  func nobodyThere() async throws {
    for url in ["postgresql://127.0.0.1:1/none", "postgresql:///none?host=/nowhere", "no such word=1"] {
      let start = ContinuousClock.now
      var configuration = PostgresConfiguration(url: url)
      configuration.connectTimeout = .seconds(120)
      let patient = configuration
      #expect(await Self.kind { try await PostgresRepository.open(patient) } == .unavailable, "\(url)")
      #expect(ContinuousClock.now - start < .seconds(60), "\(url)")
    }
  }

  @Test("a first host that accepts and says nothing leaves time for the second")
  func silentHost() async throws {
    let url = try await PostgresServer.shared.value.makeDatabase()
    let port = try #require(URLComponents(string: url)?.port)
    let silent = try await TCPProxy.start(to: port)
    silent.stall(true)
    var configuration = PostgresConfiguration(
      url: url.replacing(":\(port)/", with: ":\(silent.port),127.0.0.1:\(port)/"))
    configuration.connectTimeout = .seconds(4)
    let repository = try await PostgresRepository.open(configuration)
    try await repository.write { try $0.insert([Sample.trade("t1")]) }
    #expect(try await repository.read { try $0.counts() }.trades == 1)
    await repository.close()
    await silent.stop()
  }

  @Test("no text of the database is in a message")
  func messages() async throws {
    try await Self.withRepository { repository, _ in
      try await repository.write { try $0.insert([Sample.trade("t1")]) }
      let error = await #expect(throws: RepositoryError.self) {
        try await repository.write { try $0.insert([Sample.trade("t1")]) }
      }
      #expect(error?.message.contains("duplicate") == false)
      let cause = String(describing: error?.cause)
      #expect(cause.contains("duplicate key"))
    }
  }

  @Test("a statement that waits for a lock ends at the deadline and its connection is kept")
  func statementTimeout() async throws {
    try await Self.withRepository({
      $0.size = 2
      $0.overflow = 0
      $0.cancelGrace = .seconds(20)
    }) { repository, url in
      _ = try await repository.write { try $0.lockScopes([Sample.key]) }
      let server = try await PostgresServer.shared.value
      let gate = Gate()
      async let holder: Void = repository.write { transaction in
        _ = try transaction.lockScopes([Sample.key])
        gate.pass()
      }
      await gate.arrived()
      let backends =
        "SELECT string_agg(pid::text, ',' ORDER BY pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
      // Makes the second connection, so that its survival can be seen.
      _ = try await repository.read { try $0.identity() }
      let before = try server.execute(backends, at: url)
      let start = ContinuousClock.now
      let error = await #expect(throws: RepositoryError.self) {
        try await repository.write(deadline: start + .milliseconds(300)) { try $0.lockScopes([Sample.key]) }
      }
      let elapsed = ContinuousClock.now - start
      #expect(error?.kind == .deadlineExceeded)
      #expect(elapsed > .milliseconds(290) && elapsed < .seconds(20), "\(elapsed)")
      _ = try await repository.read { try $0.identity() }
      #expect(try server.execute(backends, at: url) == before)
      gate.open()
      try await holder
    }
  }

  @Test("when every connection is in use, callers wait, and one too many is turned away")
  func exhaustion() async throws {
    try await Self.withRepository({
      $0.size = 1
      $0.overflow = 0
      $0.waitersMax = 1
    }) { repository, _ in
      let gate = Gate()
      async let holder: Void = repository.write { _ in gate.pass() }
      await gate.arrived()
      let start = ContinuousClock.now
      #expect(
        await Self.kind {
          try await repository.read(deadline: start + .milliseconds(100)) { try $0.identity() }
        } == .deadlineExceeded)
      let cancelled = Task { await Self.kind { try await repository.read { try $0.identity() } } }
      cancelled.cancel()
      #expect(await cancelled.value == .deadlineExceeded)
      await withTaskGroup(of: RepositoryError.Kind?.self) { group in
        for _ in 0..<2 {
          group.addTask { await Self.kind { try await repository.read { try $0.identity() } } }
        }
        #expect(await group.next() == .some(.exhausted))
        gate.open()
        #expect(await group.next() == .some(nil))
      }
      try await holder
      _ = try await repository.read { try $0.identity() }
    }
  }

  @Test("an idle connection that the server ended is replaced without anybody noticing")
  func idleConnectionsEnded() async throws {
    try await Self.withRepository { repository, url in
      let server = try await PostgresServer.shared.value
      for round in 1...3 {
        // Several, so that more than one is gone.
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<4 { group.addTask { _ = try await repository.read { try $0.counts() } } }
          try await group.waitForAll()
        }
        try server.execute(
          "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
          at: url)
        #expect(try await repository.write { try $0.append([Sample.change(version: 1)]) } == [Int64(round)])
      }
    }
  }

  @Test("a transaction whose connection is lost in the middle is unavailable and leaves nothing")
  func endedInTheMiddle() async throws {
    try await Self.withRepository { repository, url in
      let server = try await PostgresServer.shared.value
      let error = await #expect(throws: RepositoryError.self) {
        try await repository.write { transaction in
          try transaction.insert([Sample.trade("t1")])
          _ = try transaction.trades(["t1"], of: Sample.user)
          try server.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
            at: url)
          _ = try transaction.trades(["t1"], of: Sample.user)
        }
      }
      #expect(error?.kind == .unavailable)
      #expect(try await repository.read { try $0.trades(["t1"], of: Sample.user) }.isEmpty)
    }
  }

  @Test("a commit that the server does not answer is of unknown fate")
  func unansweredCommit() async throws {
    try await Self.withRepository { repository, url in
      let server = try await PostgresServer.shared.value
      let stopped = Mutex<[pid_t]>([])
      let start = ContinuousClock.now
      let error = await #expect(throws: RepositoryError.self) {
        try await repository.write(deadline: start + .seconds(5)) { transaction in
          try transaction.insert([Sample.trade("t1")])
          _ = try transaction.trades(["t1"], of: Sample.user)
          let pids = try server.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'",
            at: url
          ).split(separator: "\n").compactMap { pid_t($0) }
          stopped.withLock { $0 = pids }
          for pid in pids { kill(pid, SIGSTOP) }
        }
      }
      #expect(error?.kind == .commitUnknown)
      #expect(ContinuousClock.now - start < .seconds(25))
      let pids = stopped.withLock { $0 }
      #expect(pids.count == 1)
      for pid in pids { kill(pid, SIGCONT) }
      // Here it comes to be, and repeating it is what the caller will do.
      var found = false
      for _ in 0..<100 where !found {
        found = try await !repository.read { try $0.trades(["t1"], of: Sample.user) }.isEmpty
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(found)
    }
  }

  @Test("transactions that deadlock run again until all are through")
  func deadlocks() async throws {
    try await Self.withRepository { repository, _ in
      let other = Key(user: UserID("zoe"), symbol: .global)
      _ = try await repository.write { try $0.lockScopes([Sample.key, other]) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<4 {
          group.addTask {
            let order = index % 2 == 0 ? [Sample.key, other] : [other, Sample.key]
            try await repository.write { transaction in
              for key in order {
                var scope = try #require(try transaction.lockScopes([key])[key])
                scope.entryCount += 1
                try transaction.put(scope)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let scopes = try await repository.read { try $0.scopes([Sample.key, other]) }
      #expect(scopes.values.allSatisfy { $0.entryCount == 4 })
    }
  }

  private static func kind(_ work: () async throws -> some Sendable) async -> RepositoryError.Kind? {
    do {
      _ = try await work()
      return nil
    } catch {
      return (error as? RepositoryError)?.kind
    }
  }

  @Test("a copy that meets a lock ends at its deadline, and its connection goes on")
  func lockedCopy() async throws {
    try await Self.withRepository({
      ($0.size, $0.overflow, $0.cancelGrace) = (1, 0, .seconds(20))
    }) { repository, database in
      let server = try await PostgresServer.shared.value
      let decisions = (0..<500).map { Sample.decision("d\($0)") }
      let other = try await PostgresRepository.open(PostgresConfiguration(url: database))
      try await repository.write { _ = try $0.lockScopes([Sample.key, Sample.key.global]) }
      let gate = Gate()
      // Holds a row that the copy would make, so that the copy waits for its fate.
      async let holder: Void = other.write { transaction in
        try transaction.insert([Sample.decision("d250")])
        _ = try transaction.identity()
        gate.pass()
      }
      await gate.arrived()
      let error = await #expect(throws: RepositoryError.self) {
        try await repository.write(deadline: .now + .milliseconds(400)) { try $0.insert(decisions) }
      }
      #expect(error?.kind == .deadlineExceeded)
      let process =
        "SELECT pid FROM pg_stat_activity WHERE query LIKE 'ROLLBACK%' AND datname = current_database()"
      #expect(try !server.execute(process, at: database).isEmpty, "the same connection is there")
      gate.open()
      try await holder
      try await repository.write { try $0.insert(decisions) }
      let found = try await repository.read { try $0.decisions(decisions.map(\.id), of: Sample.user) }
      #expect(found.count == 500)
      await other.close()
    }
  }
}
