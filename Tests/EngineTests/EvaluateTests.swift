import Repository
import Synchronization
import Testing
import ThresholdCore

@testable import Engine

@Suite("Evaluate", .timeLimit(.minutes(5)))
struct EvaluateTests {
  @Test("Five hundred callers of a missing key cause one read")
  func singleFlight() async throws {
    let repository = ObservedRepository()
    let engine = try await Engine(repository: repository)
    let before = repository.reads.load(ordering: .relaxed)
    repository.afterRead.withLock { $0 = { try? await Task.sleep(for: .milliseconds(50)) } }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<500 { group.addTask { try await engine.load(bitcoin) } }
      try await group.waitForAll()
    }
    #expect(repository.reads.load(ordering: .relaxed) - before == 1)
    guard case .decided = try engine.evaluate(signal(), for: alice, at: at(1)) else {
      Issue.record("the key is still missing")
      return
    }
  }

  @Test("A write that comes while a key is read is never lost to the older state")
  func loadRacesWrite() async throws {
    let repository = ObservedRepository()
    let engine = try await Engine(repository: repository)
    let wrote = Atomic<Bool>(false)
    repository.afterRead.withLock { hook in
      hook = {
        guard !wrote.exchange(true, ordering: .relaxed) else { return }
        _ = try? await engine.set(0.95)
      }
    }
    try await engine.load(bitcoin)
    let hasWritten = wrote.load(ordering: .relaxed)
    #expect(hasWritten)
    #expect(try await engine.decide(signal(), at: at(1)).snapshot.effective.values.confidence == 0.95)
  }

  @Test("A failed read is told to all who wait and is not remembered")
  func failedLoad() async throws {
    let repository = ObservedRepository()
    let engine = try await Engine(repository: repository)
    repository.isAway.store(true, ordering: .relaxed)
    #expect(await refusal { try await engine.load(bitcoin) }?.kind == .unavailable)
    repository.isAway.store(false, ordering: .relaxed)
    engine.storage.answered(at: instant(0))
    #expect(try await engine.decide(signal(), at: at(1)).shouldTrade)
  }

  @Test("A change of the global set reaches every symbol in memory, and each parameter resolves by itself")
  func resolution() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    _ = try await engine.decide(signal(), at: at(0))
    try await engine.set(0.8, bitcoin.global, at: at(1))
    var report = try await engine.decide(signal(), at: at(2))
    #expect(report.snapshot.effective.values.confidence == 0.8)
    #expect(report.snapshot.effective.sources.confidence == .user)
    #expect(report.snapshot.effective.version == 0)
    var own = PartialValues.none
    own.rsi = 60
    _ = try await engine.perform(command(.set(own, expectedVersion: 0), at: at(3)))
    report = try await engine.decide(signal(), at: at(4))
    #expect(report.snapshot.effective.sources.rsi == .symbol)
    #expect(report.snapshot.effective.sources.confidence == .user)
    #expect(report.snapshot.effective.sources.volume == .configuration)
    #expect(report.snapshot.effective.version == 1)
    #expect(report.snapshot.effective.revision == 2)
    // Another user sees nothing of it.
    #expect(
      try await engine.decide(signal(), for: bob, at: at(5)).snapshot.effective.values.confidence == 0.75)
  }

  @Test("Memory holds no more keys than it may, and an evicted key is read again", arguments: [1, 3, 100])
  func eviction(capacity: Int) async throws {
    var configuration = EngineConfiguration()
    configuration.cachedKeysMax = capacity
    let engine = try await Engine(repository: InMemoryRepository(), configuration: configuration)
    for number in 0..<300 {
      let user = UserID("user-\(number)")
      try await engine.set(0.2 + Double(number) / 1_000, Key(user: user, symbol: .global))
      _ = try await engine.decide(signal(), for: user, at: at(1))
      #expect(engine.table.count <= capacity)
    }
    for number in [0, 7, 299] {
      let report = try await engine.decide(signal(), for: UserID("user-\(number)"), at: at(2))
      #expect(report.snapshot.effective.values.confidence == 0.2 + Double(number) / 1_000)
    }
  }

  @Test("Entries are refused once memory is too old; exits and answers before that are not")
  func staleness() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    engine.storage.answered(at: instant(0))
    _ = try await engine.decide(signal(), at: at(0))
    engine.storage.failed()
    var report = try await engine.decide(signal(), at: at(60))
    #expect(report.shouldTrade && report.staleFor == .seconds(60))
    report = try await engine.decide(signal(), at: at(61))
    #expect(!report.shouldTrade && report.refusedAsStale)
    #expect(report.sentence(explain: false).contains("STALE"))
    report = try await engine.decide(signal(intent: .exit), at: at(61))
    #expect(report.shouldTrade && !report.refusedAsStale)
    engine.storage.answered(at: instant(62))
    report = try await engine.decide(signal(), at: at(63))
    #expect(report.shouldTrade && report.staleFor == nil)
  }

  @Test(
    "The sentence says what stood in the way",
    arguments: [
      (signal(), "Trade: the buy passes every gate."),
      (signal(confidence: 0.5), "Do not buy: confidence 0.5 is below 0.75."),
      (signal(confidence: nil), "Do not buy: confidence is missing and is required."),
      (signal(confidence: 0.1, intent: .exit), "Trade: an exit reduces a position and is never blocked."),
    ])
  func sentence(signal: Signal, expected: String) async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let report = try await engine.decide(signal, at: at(0))
    #expect(report.sentence(explain: false) == expected)
    #expect(report.sentence(explain: true).contains("RSI 40 is at or below 70"))
  }
}
