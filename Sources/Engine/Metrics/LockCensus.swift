import Logging
package import Repository
import Synchronization
import Telemetry
package import ThresholdCore

/// Counts the real users' locks in force, of the whole store, for the metrics. Locks end by themselves and are made and
/// released at every replica, so that nothing which one of them counts says how many there are.
package final class LockCensus: Sendable {
  /// Between two counts.
  private static let pause = Duration.seconds(15)
  /// A store where counting takes long is counted less often: this part of the time at most.
  private static let share = 100
  private static let pageSize = 500
  private static let logger = Logger(label: "engine")

  private let repository: any Repository
  private let counts = Mutex<[Protection.Rule: Int]?>(nil)

  package init(repository: any Repository) { self.repository = repository }

  /// Counts until the task is cancelled. While storage is away the last count stands.
  /// - Parameter now: the server's clock.
  package func run(now: @Sendable () -> Instant) async {
    while !Task.isCancelled {
      var pause = Self.pause
      let begun = ContinuousClock.now
      do {
        try await count(at: now())
        pause = max(pause, (ContinuousClock.now - begun) * Self.share)
      } catch {
        Self.logger.debug("locks could not be counted", metadata: ["cause": "\(error)"])
      }
      try? await Task.sleep(for: pause)
    }
  }

  /// Counts once.
  /// - Complexity: looks at every scope that ever had a lock.
  package func count(at now: Instant) async throws {
    var found: [Protection.Rule: Int] = [:]
    var last: Key?
    repeat {
      let after = last
      let page = try await repository.readHistory(deadline: .now + .seconds(10)) { transaction in
        let scopes = try transaction.lockedScopes(after: after, limit: Self.pageSize)
        let users = try transaction.users(Set(scopes.map(\.key.user)).sorted())
        return (
          scopes: scopes.filter { users[$0.key.user]?.clock == .real }, last: scopes.last?.key,
          count: scopes.count
        )
      }
      for lock in page.scopes.flatMap(\.locks.locks) where lock.isInForce(at: now) {
        found[lock.rule, default: 0] += 1
      }
      last = page.count == Self.pageSize ? page.last : nil
    } while last != nil
    let counted = found
    counts.withLock { $0 = counted }
  }

  /// How many of that rule were in force at the last count; `nil` before the first.
  package func inForce(_ rule: Protection.Rule) -> Int? { counts.withLock { $0.map { $0[rule] ?? 0 } } }

  func add(to registry: MetricRegistry) {
    registry.add(.locksInForce, .gauge) {
      Protection.Rule.allCases.compactMap { rule in
        self.inForce(rule).map { SeriesReading([MetricLabel("rule", rule.name)], .real(Double($0))) }
      }
    }
  }
}
