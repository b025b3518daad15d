import Backends
import PostgresRepository
import PostgresServer
import Repository
import Testing
import ThresholdCore

/// A server that dies and comes back, one of its own for each test.
@Suite("Postgres outages")
struct PostgresOutageTests {
  @Test("when the server is killed, writes fail at once, and go on by themselves when it is back")
  func killAndRestart() async throws {
    let server = try await PostgresServer.start()
    defer { server.stop() }
    let repository = try await PostgresRepository.open(PostgresConfiguration(url: server.url))
    try await repository.write { try $0.insert([Sample.trade("before")]) }
    try await server.kill()
    // Its children serve until they notice, which on a busy machine takes a moment.
    let killed = ContinuousClock.now
    while (try? await repository.write {
      try $0.insert([Sample.trade("dying \(ContinuousClock.now - killed)")])
    }) != nil {
      try #require(ContinuousClock.now - killed < .seconds(20))
    }
    for _ in 0..<20 {
      let start = ContinuousClock.now
      let error = await #expect(throws: RepositoryError.self) {
        try await repository.write { try $0.insert([Sample.trade("during")]) }
      }
      #expect(error?.kind == .unavailable || error?.kind == .commitUnknown)
      #expect(ContinuousClock.now - start < .seconds(20))
    }
    try await server.restart()
    let restarted = ContinuousClock.now
    while true {
      do {
        try await repository.write { try $0.insert([Sample.trade("after")]) }
        break
      } catch let error as RepositoryError
        where error.kind == .unavailable && ContinuousClock.now - restarted < .seconds(30)
      {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    let found = try await repository.read { try $0.trades(["before", "during", "after"], of: Sample.user) }
    #expect(Set(found.keys) == ["before", "after"])
    await repository.close()
  }

  @Test("every answered write survives a kill in the middle of many")
  func answeredWrites() async throws {
    let server = try await PostgresServer.start(settings: ["fsync=on"])
    defer { server.stop() }
    let repository = try await PostgresRepository.open(PostgresConfiguration(url: server.url))
    // The kill comes in the middle by count, not by time: a busy machine must not turn it into one at the beginning.
    let (answers, report) = AsyncStream.makeStream(of: Void.self)
    let answered = await withTaskGroup(of: [String].self) { group in
      for writer in 0..<8 {
        group.addTask {
          var answered: [String] = []
          for number in 0..<100_000 {
            let id = "\(writer)-\(number)"
            do {
              try await repository.write { try $0.insert([Sample.trade(id)]) }
              answered.append(id)
              report.yield()
            } catch {
              report.finish()
              break
            }
          }
          return answered
        }
      }
      var seen = 0
      for await _ in answers {
        seen += 1
        if seen == 50 { break }
      }
      try? await server.kill()
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(answered.count >= 50)
    try await server.restart()
    await repository.close()
    let again = try await PostgresRepository.open(PostgresConfiguration(url: server.url))
    let found = try await again.read { try $0.trades(answered, of: Sample.user) }
    #expect(found.count == answered.count)
    await again.close()
  }
}
