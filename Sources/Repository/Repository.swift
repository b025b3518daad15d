/// Where everything is kept.
///
/// The contract, which one test suite checks against every implementation:
/// - `read` sees one consistent snapshot; `write` is atomic and durable when it returns. A body that throws leaves
///   nothing behind.
/// - Bodies are synchronous: they run where blocking is allowed (a connection's own thread, SQLite's queue), and may
///   run more than once when transactions conflict, so they must have no effect but through the transaction.
/// - A body locks what it writes first, in this order: users, scopes, results of days (all in sorted order), and the change
///   head last.
/// - Text is compared by bytes; text that holds a NUL is kept whole or refused, never cut. Doubles (but NaN, which
///   callers refuse) and instants come back bit for bit.
/// - A limit below 1 gives nothing.
package protocol Repository: Sendable {
  /// Runs `body` on a consistent snapshot. `deadline` bounds waiting and statements alike.
  func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result

  /// The same, on a snapshot that may lag behind what was written, for looking back: of a replica of the database, where
  /// there is one.
  func readHistory<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result

  /// Runs `body` and commits. Throws what `body` throws, or a `RepositoryError`.
  func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result

  /// `memory`, `sqlite` or `postgresql`.
  var name: String { get }

  /// How its connections are used; `nil` where there is no pool of them.
  var pool: PoolStatistics? { get }

  /// How the replica is used that history is read from; `nil` without one.
  var replica: ReplicaStatistics? { get }

  /// How processes on this store tell each other of commits; `nil` where there is only one, or no way to tell.
  var changeHints: (any ChangeHints)? { get }

  /// How many writes make progress at once; more only wait for each other.
  var writersMax: Int { get }

  /// How many reads can go on in the background beside the one writer and cost it nothing, so that it pays to compute there
  /// what a write then only has to check; 0 where it does not pay: where there are several writers, or reads copy.
  var backgroundReadersMax: Int { get }

  /// As `read`, for what nobody waits for: where reads have threads of their own, on one that gives way to all others. At most
  /// `backgroundReadersMax` run at once; more wait.
  func readInBackground<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result

  /// Ends every connection once its running transaction is over.
  func close() async
}

extension Repository {
  /// Most repositories have one writer at a time.
  package var writersMax: Int { 1 }

  /// Most repositories have no connections that callers take turns on.
  package var pool: PoolStatistics? { nil }

  package var replica: ReplicaStatistics? { nil }

  package func readHistory<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await read(deadline: deadline, body)
  }

  package func readInBackground<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await read(deadline: deadline, body)
  }

  /// Most repositories belong to one process.
  package var changeHints: (any ChangeHints)? { nil }
}
