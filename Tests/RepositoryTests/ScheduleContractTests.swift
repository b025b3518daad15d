import Backends
import Dispatch
import Repository
import Testing
import ThresholdCore

/// When cycles are due, in every repository.
@Suite("Schedule of cycles", .timeLimit(.minutes(2)))
struct ScheduleContractTests {
  private static let keys = (0..<5).map { Key(user: UserID("user\($0)"), symbol: Symbol("BTCUSDT")) }

  private static func due(_ store: any Repository, at time: Int64, limit: Int = 10) async throws -> [Key] {
    try await store.write { try $0.lockDueScopes(at: Sample.instant(time), limit: limit).map(\.key) }
  }

  @Test(
    "a scope is due at once until somebody says when, and its own row is kept", arguments: Backend.allCases)
  func unscheduled(backend: Backend) async throws {
    try await backend.withStore { store in
      try await store.write { transaction in
        _ = try transaction.lockScopes([Sample.key])
        try transaction.put(Sample.scope())
      }
      let found = try await store.write { try $0.lockDueScopes(at: Sample.instant(1), limit: 1) }
      #expect(found == [DueScope(key: Sample.key, scope: Sample.scope(), dueAt: nil)])
      #expect(try await store.write { try $0.lockCyclesDue([Sample.key]) }.isEmpty)
      try await store.write { try $0.setCyclesDue([Sample.key: Sample.instant(50)]) }
      #expect(try await Self.due(store, at: 49).isEmpty)
      let later = try await store.write { try $0.lockDueScopes(at: Sample.instant(50), limit: 1) }
      #expect(later == [DueScope(key: Sample.key, scope: Sample.scope(), dueAt: Sample.instant(50))])
      #expect(
        try await store.write { try $0.lockCyclesDue([Sample.key]) } == [Sample.key: Sample.instant(50)])
      // Whoever writes the scope does not touch it.
      try await store.write { transaction in
        _ = try transaction.lockScopes([Sample.key])
        try transaction.put(Sample.scope())
        try transaction.setOutcomeCounts([Sample.key: 99])
      }
      #expect(try await Self.due(store, at: 49).isEmpty)
    }
  }

  @Test("those that were due first come first, page by page", arguments: Backend.allCases)
  func order(backend: Backend) async throws {
    try await backend.withStore { store in
      let keys = Self.keys
      try await store.write { transaction in
        _ = try transaction.lockScopes(keys)
        try transaction.setCyclesDue(
          Dictionary(uniqueKeysWithValues: zip(keys, [30, 10, 50, 20, 40].map(Sample.instant))))
      }
      #expect(try await Self.due(store, at: 40, limit: 2) == [keys[1], keys[3]])
      #expect(try await Self.due(store, at: 40) == [keys[1], keys[3], keys[0], keys[4]])
      #expect(try await Self.due(store, at: 40, limit: 0).isEmpty)
    }
  }

  @Test("a scope that a transaction holds is left out, not waited for")
  func locked() async throws {
    try await Backend.postgresql.withStore { store in
      let keys = Self.keys
      try await store.write { _ = try $0.lockScopes(keys) }
      let (isHeld, held) = AsyncStream.makeStream(of: Void.self)
      let release = Latch()
      async let holding: Void = store.write { transaction in
        _ = try transaction.lockScopes([keys[2]])
        held.yield()
        release.wait()
      }
      for await _ in isHeld { break }
      let found = try await Self.due(store, at: 1)
      release.open()
      try await holding
      #expect(Set(found) == Set(keys).subtracting([keys[2]]))
      #expect(try await Self.due(store, at: 1).count == keys.count)
    }
  }
}

/// Holds a thread that may block, such as a connection's.
private final class Latch: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  func wait() { _ = semaphore.wait(timeout: .now() + 30) }
  func open() { semaphore.signal() }
}
