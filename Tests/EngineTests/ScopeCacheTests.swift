import Repository
import Synchronization
import Testing
import ThresholdCore

@testable import Engine

/// A replica that starts with an empty memory, beside others' copies of scopes.
@Suite("Scope cache")
struct ScopeCacheTests {
  /// Keeps everything, and never anything newer than what it has been told.
  private final class Kept: ScopeCache {
    let scopes = Mutex<[Key: CachedScope]>([:])

    func scopes(_ keys: [Key], ifCurrent isCurrent: @Sendable ([CachedScope]) async -> Bool) async -> [Key:
      CachedScope]?
    {
      let all = scopes.withLock { $0 }
      let found = all.filter { keys.contains($0.key) }
      guard found.count == keys.count, await isCurrent(Array(found.values)) else { return nil }
      return found
    }

    func keep(_ scopes: [CachedScope]) {
      self.scopes.withLock { kept in for scope in scopes { kept[scope.key] = scope } }
    }
  }

  private static func key(_ number: Int) -> Key { Key(user: UserID("u\(number)"), symbol: bitcoin.symbol) }

  private static func values(_ engine: Engine, _ number: Int) async throws -> Double? {
    try await engine.snapshot(of: key(number), deadline: nil).effective.values.confidence
  }

  @Test("A cold start answers first calls from what others kept before it began, without the database")
  func coldStart() async throws {
    let (repository, cache) = (ObservedRepository(), Kept())
    let first = try await Engine(repository: repository, cache: cache)
    for number in 0..<50 {
      try await first.set(0.5 + Double(number) / 1_000, Self.key(number))
      _ = try await Self.values(first, number)
    }
    let cold = try await Engine(repository: repository, cache: cache)
    repository.isAway.store(true, ordering: .relaxed)
    for number in 0..<50 {
      #expect(try await Self.values(cold, number) == 0.5 + Double(number) / 1_000)
    }
  }

  @Test("What the log contradicts, or does not reach back to, is read from the database")
  func bounds() async throws {
    let (repository, cache) = (ObservedRepository(), Kept())
    var configuration = EngineConfiguration()
    configuration.changesInMemory = 8
    let first = try await Engine(repository: repository, configuration: configuration, cache: cache)
    for number in 0..<20 {
      try await first.set(0.5, Self.key(number))
      _ = try await Self.values(first, number)
    }
    // Nobody tells the cache of this.
    try await Engine(repository: repository).set(0.75, Self.key(19))
    let cold = try await Engine(repository: repository, configuration: configuration, cache: cache)
    repository.isAway.store(true, ordering: .relaxed)
    // Of 21 changes it has the last 8, so that what was kept at revision 13 or later can be judged.
    for number in 0..<20 {
      let isKnown = (12..<19).contains(number)
      let value = try? await Self.values(cold, number)
      #expect(value == (isKnown ? 0.5 : nil), "\(number)")
    }
    repository.isAway.store(false, ordering: .relaxed)
    #expect(try await Self.values(cold, 19) == 0.75)
  }

  @Test("No value is ever older than the log says, whoever wrote and kept in which order", arguments: 0..<20)
  func neverStale(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let (repository, cache) = (InMemoryRepository(), Kept())
    var configuration = EngineConfiguration()
    configuration.changesInMemory = [4, 16, 1_000].randomElement(using: &random)!
    // These never see a cache; whatever they write makes a copy wrong.
    let writer = try await Engine(repository: repository, configuration: configuration)
    var truth: [Int: Double] = [:]
    for round in 0..<12 {
      let replica = try await Engine(repository: repository, configuration: configuration, cache: cache)
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        let number = Int.random(in: 0..<8, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          let value = Double.random(in: 0.4...0.9, using: &random)
          let engine = Bool.random(using: &random) ? writer : replica
          try await engine.set(value, Self.key(number), at: at(Double(round)))
          truth[number] = value
        case 1: try await replica.feed.catchUp()
        default: _ = try await Self.values(replica, number)
        }
      }
      // What a replica shows once it has read the log.
      let cold = try await Engine(repository: repository, configuration: configuration, cache: cache)
      for engine in [replica, cold] {
        try await engine.feed.catchUp()
        for (number, value) in truth {
          #expect(try await Self.values(engine, number) == value, "seed \(seed), round \(round), u\(number)")
        }
      }
    }
  }
}
