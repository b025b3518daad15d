import Foundation
import Loopback
import PostgresRepository
import PostgresServer
import Repository
import Testing

/// NOTIFY and LISTEN on a real Postgres.
@Suite("Change hints", .timeLimit(.minutes(5)))
struct ChangeHintsTests {
  /// A repository that listens, with what it hears.
  private struct Replica {
    let repository: PostgresRepository
    let hints: AsyncStream<ChangeHint>

    init(_ url: String, _ change: (inout PostgresConfiguration) -> Void = { _ in }) async throws {
      var configuration = PostgresConfiguration(url: url)
      configuration.hints.probeInterval = .milliseconds(300)
      configuration.hints.probeTimeout = .seconds(2)
      configuration.size = 2
      change(&configuration)
      repository = try await PostgresRepository.open(configuration)
      hints = try #require(repository.changeHints).listen()
    }

    func announce(_ revision: Int64) { repository.changeHints?.announce(revision) }

    /// What is heard until `isLast` says so, that included.
    func heard(until isLast: (ChangeHint) -> Bool) async -> [ChangeHint] {
      var heard: [ChangeHint] = []
      for await hint in hints {
        heard.append(hint)
        if isLast(hint) { break }
      }
      return heard
    }

    /// Waits until hints arrive, and returns what was said before.
    @discardableResult
    func connected() async -> [ChangeHint] { await heard { $0 == .connected } }
  }

  private static func makeDatabase() async throws -> String {
    try await PostgresServer.shared.value.makeDatabase()
  }

  @Test("What one announces the others hear, and not itself")
  func announce() async throws {
    let url = try await Self.makeDatabase()
    let replicas = [try await Replica(url), try await Replica(url), try await Replica(url)]
    for replica in replicas { #expect(await replica.connected() == [.connected]) }
    replicas[0].announce(7)
    for replica in replicas[1...] {
      #expect(await replica.heard { _ in true } == [.committed(through: 7)])
    }
    replicas[1].announce(8)
    #expect(await replicas[0].heard { _ in true } == [.committed(through: 8)])
    for replica in replicas {
      await replica.repository.close()
      // The stream ends with the store.
      for await hint in replica.hints { #expect(hint == .committed(through: 8)) }
    }
  }

  @Test(
    "The first of many goes out at once, the rest together, at most a hundred a second, and the last arrives")
  func coalesced() async throws {
    let url = try await Self.makeDatabase()
    let (speaking, hearing) = (try await Replica(url), try await Replica(url))
    await speaking.connected()
    await hearing.connected()
    speaking.announce(1)
    // Alone, it does not wait for others.
    #expect(await hearing.heard { _ in true } == [.committed(through: 1)])
    let begun = ContinuousClock.now
    for revision in Int64(2)...2_000 {
      speaking.announce(revision)
      if revision % 20 == 0 { try await Task.sleep(for: .milliseconds(2)) }
    }
    let heard = await hearing.heard { $0 == .committed(through: 2_000) }
    let seconds =
      Double((ContinuousClock.now - begun).components.attoseconds) * 1e-18
      + Double((ContinuousClock.now - begun).components.seconds)
    #expect(Double(heard.count) <= 2 + seconds * 100)
    #expect(heard.count >= 3)
    await speaking.repository.close()
    await hearing.repository.close()
  }

  @Test("A connection that the server ends is said to be gone, and made again")
  func terminated() async throws {
    let url = try await Self.makeDatabase()
    let replica = try await Replica(url)
    await replica.connected()
    for _ in 0..<3 {
      try await PostgresServer.shared.value.executeElsewhere(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
        at: url)
      let heard = await replica.connected()
      guard case .disconnected? = heard.first, heard.count == 2 else {
        Issue.record("\(heard)")
        return
      }
    }
    await replica.repository.close()
  }

  @Test("A connection that stalls without an error is found out by the probe")
  func stalled() async throws {
    let url = try await Self.makeDatabase()
    let parts = try #require(URLComponents(string: url))
    let proxy = try await TCPProxy.start(to: try #require(parts.port))
    var through = parts
    through.port = proxy.port
    let listenURL = through.string
    let replica = try await Replica(url) {
      $0.listenURL = listenURL
      $0.connectTimeout = .seconds(1)
    }
    await replica.connected()
    proxy.stall(true)
    let heard = await replica.heard { _ in true }
    guard case .disconnected(let reason)? = heard.first else {
      Issue.record("\(heard)")
      return
    }
    #expect(reason.contains("did not come back"))
    proxy.stall(false)
    #expect(await replica.connected() == [.connected])
    await replica.repository.close()
    await proxy.stop()
  }

  @Test("A pooler in transaction mode is found out at once, and passed by with a direct URL")
  func pooler() async throws {
    let url = try await Self.makeDatabase()
    let pooled = try await Pooler.shared.value.url(of: url)
    let deaf = try await Replica(pooled) { $0.hints.probeTimeout = .milliseconds(500) }
    let first = await deaf.heard { _ in true }
    guard case .disconnected(let reason)? = first.first else {
      Issue.record("\(first)")
      return
    }
    #expect(reason.contains("DATABASE_LISTEN_URL"))
    let hearing = try await Replica(pooled) { $0.listenURL = url }
    #expect(await hearing.connected() == [.connected])
    // It can speak all the same.
    deaf.announce(5)
    #expect(await hearing.heard { _ in true } == [.committed(through: 5)])
    await deaf.repository.close()
    await hearing.repository.close()
  }
}
