import Repository
import Telemetry
import Testing
import ThresholdCore

@testable import Engine

@Suite("Census of locks", .timeLimit(.minutes(1)))
struct LockCensusTests {
  @Test("It counts real users' locks in force by rule, and forgets those that ended")
  func census() async throws {
    let engine = try await lockedEngine()
    let registry = MetricRegistry()
    engine.addMetrics(to: registry) { instant(1) }
    func shown() -> [String] {
      registry.exposition().split(separator: "\n").map(String.init)
        .filter { $0.hasPrefix("adaptive_threshold_locks_in_force{") }
    }
    #expect(shown().isEmpty, "nobody has counted yet")
    try await engine.lockCensus.count(at: instant(11))
    #expect(
      engine.lockCensus.inForce(.cooldownPeriod) == 2 && engine.lockCensus.inForce(.drawdownKillSwitch) == 1)
    #expect(shown().count == Protection.Rule.allCases.count)
    #expect(shown().contains(#"adaptive_threshold_locks_in_force{rule="cooldown_period"} 2"#))
    #expect(!shown().contains { $0.contains("alice") })
    try await engine.lockCensus.count(at: instant(700))
    #expect(
      engine.lockCensus.inForce(.cooldownPeriod) == 0 && engine.lockCensus.inForce(.drawdownKillSwitch) == 1)
  }

  @Test("It counts a store of many pages")
  func manyPages() async throws {
    let repository = InMemoryRepository()
    try await repository.write(deadline: nil) { transaction in
      for number in 0..<1_201 {
        let key = Key(user: UserID("u\(number)"), symbol: .global)
        _ = try transaction.lockUser(key.user)
        try transaction.put(UserRecord(id: key.user, clock: .real))
        _ = try transaction.lockScopes([key])
        var locks = ScopeLocks()
        _ = locks.add(LockFinding(rule: .maxDrawdown, until: nil, evidence: "e"), id: "l", at: instant(0))
        try transaction.setLocks([key: locks])
      }
    }
    let census = LockCensus(repository: repository)
    try await census.count(at: instant(1))
    #expect(census.inForce(.maxDrawdown) == 1_201)
  }
}
