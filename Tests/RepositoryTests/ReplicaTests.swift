import PostgresRepository
import PostgresServer
import Repository
import Testing
import ThresholdCore

/// A real hot standby behind a real primary.
@Suite("Replica")
struct ReplicaTests {
  private static func withReplica(
    lagMax: Duration = .seconds(600),
    _ body: (ReplicatedRepository, _ primary: PostgresServer, _ standby: PostgresServer) async throws -> Void
  ) async throws {
    let server = try await PostgresServer.start()
    defer { server.stop() }
    let primary = try await PostgresRepository.open(PostgresConfiguration(url: server.url))
    let standby = try await server.startStandby()
    defer { standby.stop() }
    var configuration = PostgresConfiguration(url: standby.url)
    configuration.connectTimeout = .seconds(2)
    let repository = ReplicatedRepository(primary: primary, replica: configuration, lagMax: lagMax)
    try await body(repository, server, standby)
    await repository.close()
  }

  /// Waits for a fact.
  private static func wait(_ what: Comment, until isTrue: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while try await !isTrue() {
      try #require(ContinuousClock.now < end, what)
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private static func trades(_ repository: ReplicatedRepository) async throws -> Int64 {
    try await repository.readHistory(deadline: .now + .seconds(30)) { try $0.counts().trades }
  }

  private static func use(_ repository: ReplicatedRepository) -> Bool {
    repository.replica?.isInUse ?? false
  }

  @Test("history is read from a standby that lags, and everything else from the primary")
  func lagging() async throws {
    try await Self.withReplica { repository, _, standby in
      try await Self.wait("the standby is used") { Self.use(repository) }
      try await repository.write { try $0.insert([Sample.trade("t1")]) }
      try await Self.wait("the trade arrives") { try await Self.trades(repository) == 1 }
      try standby.execute("SELECT pg_wal_replay_pause()")
      try await repository.write { try $0.insert([Sample.trade("t2")]) }
      #expect(try await repository.read { try $0.counts() }.trades == 2)
      #expect(try await Self.trades(repository) == 1)
      try standby.execute("SELECT pg_wal_replay_resume()")
      try await Self.wait("the second arrives") { try await Self.trades(repository) == 2 }
      let statistics = try #require(repository.replica)
      #expect(statistics.reads >= 3 && statistics.lag != nil)
    }
  }

  @Test("a standby that is too far behind is left, and taken up again")
  func tooLate() async throws {
    try await Self.withReplica(lagMax: .seconds(2)) { repository, _, standby in
      try await Self.wait("the standby is used") { Self.use(repository) }
      try standby.execute("SELECT pg_wal_replay_pause()")
      try await repository.write { try $0.insert([Sample.trade("t1")]) }
      try await Self.wait("the standby is left") { !Self.use(repository) }
      #expect(try await Self.trades(repository) == 1)
      let lag = try #require(repository.replica?.lag)
      #expect(lag > .seconds(2))
      try standby.execute("SELECT pg_wal_replay_resume()")
      try await Self.wait("the standby is used again") { Self.use(repository) }
      #expect(try await Self.trades(repository) == 1)
    }
  }

  @Test("when the standby dies nobody notices, and when the primary does, history is still read")
  func loss() async throws {
    try await Self.withReplica { repository, primary, standby in
      try await repository.write { try $0.insert([Sample.trade("t1")]) }
      try await Self.wait("the standby has the trade") {
        guard Self.use(repository) else { return false }
        return try await Self.trades(repository) == 1
      }
      try await standby.kill()
      for _ in 0..<5 { #expect(try await Self.trades(repository) == 1) }
      try await Self.wait("the standby is left") { !Self.use(repository) }
      #expect((repository.replica?.fallbacks ?? 0) >= 1)
      try await standby.restart()
      try await Self.wait("the standby is used again") { Self.use(repository) }
      try await primary.kill()
      #expect(try await Self.trades(repository) == 1)
      let error = await #expect(throws: RepositoryError.self) {
        try await repository.read { try $0.counts() }
      }
      #expect(error?.kind == .unavailable)
    }
  }

  @Test("a database that is no copy of this one is not read")
  func stranger() async throws {
    let server = try await PostgresServer.shared.value
    let primary = try await PostgresRepository.open(
      PostgresConfiguration(url: try await server.makeDatabase()))
    let other = PostgresConfiguration(url: try await server.makeDatabase())
    let stranger = try await PostgresRepository.open(other)
    let repository = ReplicatedRepository(primary: primary, replica: other, lagMax: .seconds(600))
    try await stranger.write { try $0.insert([Sample.trade("t1")]) }
    for _ in 0..<20 {
      #expect(try await Self.trades(repository) == 0)
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(repository.replica?.reads == 0)
    await stranger.close()
    await repository.close()
  }

  @Test("a replica that was left is taken up again once it is well for a while, longer each time")
  func probation() {
    let start = ContinuousClock.now
    var use = ReplicaUse()
    /// When it is taken up, looked at every second from `from` on and well each time.
    func takenUp(from: Int) -> Int {
      (from..<from + 1_000).first { second in
        use.well(now: start + .seconds(second))
        return use.isInUse
      }!
    }
    use.fault(now: start)
    #expect(takenUp(from: 1) == 1, "at first it need not prove itself")
    var second = 1
    var waits: [Int] = []
    for _ in 0..<8 {
      // It answers a look and no read.
      use.fault(now: start + .seconds(second))
      #expect(!use.isInUse)
      let next = takenUp(from: second)
      waits.append(next - second)
      second = next
    }
    #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60])
    // One fault on the way begins the time anew.
    use.fault(now: start + .seconds(second))
    use.well(now: start + .seconds(second + 59))
    use.fault(now: start + .seconds(second + 60))
    use.well(now: start + .seconds(second + 61))
    #expect(!use.isInUse)
    second = takenUp(from: second + 61)
    use.fault(now: start + .seconds(second + 60))
    #expect(takenUp(from: second + 61) == second + 62, "a minute of use, and all is forgiven")
  }

  @Test("lag is the age of the newest position that was replayed")
  func lag() {
    let start = ContinuousClock.now
    func at(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }
    var lag = ReplicaLag()
    #expect(lag.replica(at: 5, now: at(0)) == nil)
    for second in 1...5 { lag.primary(at: Int64(second * 10), now: at(Double(second))) }
    #expect(lag.replica(at: 50, now: at(5.5)) == .zero)
    lag.primary(at: 60, now: at(6))
    lag.primary(at: 70, now: at(7))
    #expect(lag.replica(at: 59, now: at(7.5)) == .seconds(2.5))
    #expect(lag.replica(at: 65, now: at(7.5)) == .seconds(1.5))
    // A primary at rest.
    for second in 8...20 { lag.primary(at: 70, now: at(Double(second))) }
    #expect(lag.replica(at: 70, now: at(20.5)) == .zero)
    // One that was never caught up with since.
    lag = ReplicaLag()
    lag.primary(at: 100, now: at(1))
    #expect(lag.replica(at: 5, now: at(9)) == .seconds(8))
  }
}
