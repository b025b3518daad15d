internal import Synchronization

/// Keeps everything in memory, for tests, replays and trials; a restart loses it.
///
/// Reads work on a copy-on-write snapshot. A write holds the lock while its body runs, so a body must not wait for
/// another transaction of the same repository.
package final class InMemoryRepository: Repository {
  /// `nil` while a write has taken the tables out, and after `close`.
  private let tables: Mutex<InMemoryTables?>

  package let name = "memory"
  package let backgroundReadersMax = 0

  package init() {
    tables = Mutex(InMemoryTables(id: StoreIdentity.makeID()))
  }

  /// Opens an empty store.
  package static func open() async throws(RepositoryError) -> InMemoryRepository { InMemoryRepository() }

  package func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try Self.check(deadline)
    guard let snapshot = tables.withLock({ $0 }) else { throw Self.closed }
    return try body(InMemoryTransaction(snapshot))
  }

  package func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    try Self.check(deadline)
    return try tables.withLock { tables in
      guard let held = tables.take() else { throw Self.closed }
      let transaction = InMemoryTransaction(consume held)
      // Both names of the tables but the transaction's must be gone, or the first change would copy them.
      defer { tables = transaction.tables }
      do {
        let result = try body(transaction)
        if let failure = transaction.failure { throw failure }
        return result
      } catch {
        transaction.undo()
        throw error
      }
    }
  }

  package func close() async {
    tables.withLock { $0 = nil }
  }

  private static let closed = RepositoryError(.unavailable, "the store is closed")

  private static func check(_ deadline: ContinuousClock.Instant?) throws(RepositoryError) {
    if let deadline, deadline <= .now { throw RepositoryError(.deadlineExceeded, "the deadline has passed") }
  }
}
