import Foundation
import Repository
import SQLiteRepository
import Testing
import ThresholdCore

@testable import Engine

@Suite("The decision log", .timeLimit(.minutes(5)))
struct DecisionLogTests {
  @Test("What was decided before a flush is in storage after it")
  func flush() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    var ids: [String] = []
    for second in 0..<20 { ids.append(try await engine.decide(signal(), at: at(Double(second))).id) }
    try await engine.decisions.flush()
    let stored = try await repository.read(deadline: nil) { [ids] in try $0.decisions(ids, of: alice) }
    #expect(Set(stored.keys) == Set(ids) && Set(ids).count == 20)
    #expect(engine.decisions.depth == 0)
  }

  @Test("A flush that fails keeps what waits, and beyond the bound the newest are counted as lost")
  func failure() async throws {
    let repository = ObservedRepository()
    var configuration = EngineConfiguration()
    configuration.decisionsWaitingMax = 10
    let engine = try await Engine(repository: repository, configuration: configuration)
    let first = try await engine.decide(signal(), at: at(0)).id
    repository.isAway.store(true, ordering: .relaxed)
    await #expect(throws: RepositoryError.self) { try await engine.decisions.flush() }
    for second in 1..<15 { _ = try await engine.decide(signal(), at: at(Double(second))) }
    #expect(engine.decisions.depth == 10)
    #expect(engine.decisions.lost == 5)
    repository.isAway.store(false, ordering: .relaxed)
    try await engine.decisions.flush()
    #expect(
      try await repository.inner.read(deadline: nil) { try $0.decisions([first], of: alice) }.count == 1)
  }

  @Test("A decision that storage refuses is given up alone, unless storage refuses them all")
  func refused() async throws {
    let path = "\(NSTemporaryDirectory())decision-log-\(UUID().uuidString).db"
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
    let repository = try await SQLiteRepository.open(path: path)
    let engine = try await Engine(repository: repository)
    var bad = signal()
    bad.price = .nan  // No edge lets it pass; the log must not depend on that.
    _ = try await engine.decide(bad, at: at(0))
    await #expect(throws: RepositoryError.self) { try await engine.decisions.flush() }
    #expect(engine.decisions.depth == 1 && engine.decisions.lost == 0, "it may be storage that is at fault")
    var good: [String] = []
    for second in 1...20 { good.append(try await engine.decide(signal(), at: at(Double(second))).id) }
    try await engine.decisions.flush()
    #expect(engine.decisions.depth == 0 && engine.decisions.lost == 1)
    let stored = try await repository.read(deadline: nil) { [good] in try $0.decisions(good, of: alice) }
    #expect(stored.count == 20)
    await engine.close()
  }

  @Test("Of a key's rejected decisions ten a second are kept for certain, further ones with probability 0.1")
  func sampling() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    var ids: [String] = []
    for _ in 0..<2_000 { ids.append(try await engine.decide(signal(confidence: 0.1), at: at(5)).id) }
    let accepted = try await engine.decide(signal(), at: at(5)).id
    try await engine.decisions.flush()
    let stored = try await repository.read(deadline: nil) { [ids] in
      try $0.decisions(ids + [accepted], of: alice)
    }
    #expect(ids.prefix(10).allSatisfy { stored[$0]?.propensity == 1 })
    let chosen = ids.dropFirst(10).compactMap { stored[$0] }
    #expect(chosen.allSatisfy { $0.propensity == 0.1 })
    // 1,990 draws of probability 0.1: five standard deviations around 199.
    #expect((132...266).contains(chosen.count))
    #expect(stored[accepted]?.propensity == 1)
    let next = try await engine.decide(signal(confidence: 0.1), at: at(6)).id
    try await engine.decisions.flush()
    let later = try await repository.read(deadline: nil) { try $0.decisions([next], of: alice) }
    #expect(later[next]?.propensity == 1)
  }

  @Test("A simulated user's clock holds for writes at once, not only when storage has heard of it")
  func unstoredClock() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    _ = try await engine.decide(signal(), at: at(0, asOf: 100))
    #expect(await refusal { _ = try await engine.set(0.9, at: at(1)) }?.reason == "AS_OF_REQUIRED")
    _ = try await engine.decide(signal(), at: at(1, asOf: 200))
    #expect(
      await refusal { _ = try await engine.set(0.9, at: at(1, asOf: 199)) }?.reason == "AS_OF_DECREASED")
    _ = try await engine.decide(signal(), at: at(1, asOf: 300))
    let price = PricePoint(symbol: bitcoin.symbol, price: 1, time: at(1).received)
    #expect(
      await refusal { _ = try await engine.record([price], owner: alice, at: at(1, asOf: 299)) }?.reason
        == "AS_OF_DECREASED")
  }

  @Test("A simulated user's clock reaches storage and a restart, and never goes back")
  func simulatedClock() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    _ = try await engine.decide(signal(), at: at(0, asOf: 100))
    _ = try await engine.decide(signal(), at: at(0, asOf: 100))
    #expect(
      await refusal { _ = try await engine.decide(signal(), at: at(0, asOf: 99)) }?.reason
        == "AS_OF_DECREASED")
    #expect(await refusal { _ = try await engine.decide(signal(), at: at(1)) }?.reason == "AS_OF_REQUIRED")
    try await engine.decisions.flush()
    let again = try await Engine(repository: repository)
    #expect(
      await refusal { _ = try await again.decide(signal(), at: at(0, asOf: 99)) }?.reason == "AS_OF_DECREASED"
    )
    #expect(await refusal { _ = try await again.set(0.9, at: at(1)) }?.reason == "AS_OF_REQUIRED")
    try await again.set(0.9, at: at(1, asOf: 101))
    #expect(
      await refusal { _ = try await again.decide(signal(), at: at(0, asOf: 100)) }?.reason
        == "AS_OF_DECREASED")
  }

  @Test("A user whose first call carried no as_of is real for good")
  func realClock() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    _ = try await engine.decide(signal(), at: at(0))
    #expect(
      await refusal { _ = try await engine.decide(signal(), at: at(0, asOf: 1)) }?.reason
        == "AS_OF_ON_REAL_USER")
    try await engine.decisions.flush()
    #expect(
      await refusal { _ = try await engine.set(0.9, at: at(1, asOf: 1)) }?.reason == "AS_OF_ON_REAL_USER")
  }

  @Test("Clocks that arrive late or in another order never turn a user's clock back")
  func clockOrder() async throws {
    let repository = InMemoryRepository()
    let log = DecisionLog(repository: repository, batch: 2, waitingMax: 10)
    for clock in [.simulated(instant(7)), .simulated(instant(5)), .simulated(instant(6)), UserClock.real] {
      log.append(.init(decision: nil, user: alice, clock: clock))
    }
    try await log.flush()
    #expect(try await repository.read(deadline: nil) { try $0.user(alice)?.clock } == .simulated(instant(7)))
  }
}
