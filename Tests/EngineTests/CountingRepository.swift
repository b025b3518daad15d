import Repository
import Synchronization

/// Counts what its writes ask for, and makes one of them come to a bad end.
final class CountingRepository: Repository {
  /// How a transaction ends badly.
  enum End: Sendable, CaseIterable {
    /// Everything is rolled back.
    case beforeCommit
    /// Everything is there, and nobody is told.
    case afterCommit
  }

  private final class Counter: StatementObserver {
    let counts = Mutex<[String: Int]>([:])

    func begin(_ summary: String, on system: String) -> (_ failed: Bool) -> Void {
      counts.withLock { $0[summary, default: 0] += 1 }
      return { _ in }
    }
  }

  let backgroundReadersMax: Int
  /// How the next write ends, if badly.
  let badEnd = Mutex<End?>(nil)
  private let inner: any Repository
  private let counter = Counter()
  private let writes = Mutex(0)

  /// - Parameter backgroundReadersMax: `nil` for what `inner` says.
  init(_ inner: any Repository, backgroundReadersMax: Int? = nil) {
    self.inner = inner
    self.backgroundReadersMax = backgroundReadersMax ?? inner.backgroundReadersMax
  }

  var name: String { inner.name }
  var writersMax: Int { inner.writersMax }

  /// Writes since `reset`.
  var writeCount: Int { writes.withLock { $0 } }

  /// How often writes executed statements like that since `reset`.
  func count(_ summary: String) -> Int { counter.counts.withLock { $0[summary] ?? 0 } }

  func reset() {
    counter.counts.withLock { $0 = [:] }
    writes.withLock { $0 = 0 }
  }

  func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await inner.read(deadline: deadline, body)
  }

  func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    writes.withLock { $0 += 1 }
    let end = badEnd.withLock { end in
      defer { end = nil }
      return end
    }
    let failure = RepositoryError(.commitUnknown, "cut by the test")
    let result = try await inner.write(deadline: deadline) { [counter] transaction in
      let result = try StatementObservation.$observer.withValue(counter) { try body(transaction) }
      if end == .beforeCommit { throw failure }
      return result
    }
    if end == .afterCommit { throw failure }
    return result
  }

  func close() async { await inner.close() }
}
