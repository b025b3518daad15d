package import RelationalRepository
package import Repository
internal import Synchronization

/// Keeps everything in a Postgres database, which replicas may share.
///
/// A transaction runs on a connection's own thread, through libpq. Reads are REPEATABLE READ; writes are READ COMMITTED
/// with row locks, and run again when they conflict.
package final class PostgresRepository: Repository {
  package let name = "postgresql"
  package let backgroundReadersMax = 0

  private let configuration: PostgresConfiguration
  private let connections: PostgresPool
  private let preparedStatements: PreparedStatementsSwitch
  private let hints: PostgresHints
  private let novelty = Novelty()

  /// Times that a write runs when it meets others again and again.
  private static let attemptsMax = 8
  /// Held while a replica migrates; any number that no one else uses.
  private static let migrationLock: Int64 = 0x7468_7265_7368_6f6c

  /// Connects when there is need, and expects the tables to be there.
  init(_ configuration: PostgresConfiguration) {
    self.configuration = configuration
    preparedStatements = PreparedStatementsSwitch(configuration.preparedStatements)
    connections = PostgresPool(configuration, preparedStatements)
    hints = PostgresHints(configuration)
    hints.notify { [weak self] payload in
      try await self?.transact(.writing, deadline: .now + .seconds(5)) { session in
        try session.execute(PostgresHints.durability, [], given: [])
        try session.execute(PostgresHints.notification, [.text(payload)], given: [])
      }
    }
  }

  /// Connects, and makes the tables if needed; one replica at a time.
  ///
  /// - Throws: `.unavailable` if the database cannot be reached, `.corrupt` if a newer program has been at work.
  package static func open(_ configuration: PostgresConfiguration) async throws(RepositoryError)
    -> PostgresRepository
  {
    try await open(configuration, schema: .current)
  }

  /// Opens with another schema than the current one, for tests of migrations.
  package static func open(
    _ configuration: PostgresConfiguration, schema: Schema
  ) async throws(RepositoryError) -> PostgresRepository {
    let repository = PostgresRepository(configuration)
    do {
      try await repository.transact(.writing, deadline: .now + .seconds(120)) { session in
        _ = try session.query(
          SQLStatement("SELECT 1::BIGINT FROM pg_advisory_xact_lock($1)"), each: [[.int(migrationLock)]])
        try schema.migrate(session)
      }
    } catch {
      await repository.close()
      throw error as? RepositoryError ?? RepositoryError(.rejected, "migrating", cause: error)
    }
    return repository
  }

  /// What can be said of the database, which is only read.
  package static func status(_ configuration: PostgresConfiguration) async throws(RepositoryError)
    -> StoreStatus
  {
    let repository = PostgresRepository(configuration)
    do {
      let bytes = try await repository.transact(.reading, deadline: nil) {
        try RelationalTransaction($0).databaseBytes()
      }
      let status = try await Schema.current.status(bytes: bytes) { body in
        try await repository.transact(.reading, deadline: nil) { try body(RelationalTransaction($0)) }
      }
      await repository.close()
      return status
    } catch {
      await repository.close()
      throw error as? RepositoryError ?? RepositoryError(.rejected, "reading", cause: error)
    }
  }

  package func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await transact(.reading, deadline: deadline) { try body(RelationalTransaction($0)) }
  }

  package func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    try await transact(.writing, deadline: deadline) { try body(RelationalTransaction($0)) }
  }

  package var writersMax: Int { max(1, configuration.size) }

  package var pool: PoolStatistics? { connections.statistics }

  package var changeHints: (any ChangeHints)? { hints }

  package func close() async {
    hints.close()
    await connections.close()
  }

  /// How far the server's log has come, in bytes: of a standby, how far it has followed.
  func logPosition(deadline: ContinuousClock.Instant) async throws -> Int64 {
    let rows = try await transact(.reading, deadline: deadline) { session in
      try session.query(Self.selectLogPosition, each: [[]])
    }
    guard case .int(let position)? = rows.first?.first else {
      throw RepositoryError(.rejected, "the server has no log")
    }
    return position
  }

  private static let selectLogPosition = SQLStatement(
    """
    SELECT CAST(
      CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END - '0/0' AS BIGINT)
    """)

  private func transact<Result: Sendable>(
    _ mode: PostgresSession.Mode, deadline: ContinuousClock.Instant?,
    _ body: @escaping @Sendable (PostgresSession) throws -> Result
  ) async throws -> Result {
    let deadline = deadline ?? .now + configuration.transactionTimeout
    // A connection may turn out to be gone only when it is used; then all that were idle may be. Nothing has happened
    // on it, so the transaction moves on to another, at most to a new one after every old one.
    for _ in 0...configuration.size + configuration.overflow {
      switch try await attempt(mode, deadline, body) {
      case .done(let result): return result
      case .neverBegan: continue
      }
    }
    throw RepositoryError(.unavailable, "no connection to the database lasts")
  }

  private enum Attempt<Result: Sendable>: Sendable {
    case done(Result)
    /// The connection was lost before the server had answered anything.
    case neverBegan
  }

  private func attempt<Result: Sendable>(
    _ mode: PostgresSession.Mode, _ deadline: ContinuousClock.Instant,
    _ body: @escaping @Sendable (PostgresSession) throws -> Result
  ) async throws -> Attempt<Result> {
    let (preparedStatements, novelty) = (preparedStatements, novelty)
    let waiter = Mutex<PoolState.WaiterID?>(nil)
    let cancellation = Cancellation()
    let patience = Patience(
      deadline: deadline, cancellation: cancellation, grace: configuration.cancelGrace)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<Attempt<Result>, any Error>) in
        let id = connections.request(deadline: deadline) { connection in
          let result =
            connection.isAlive()
            ? Self.run(body, on: connection, mode, preparedStatements, novelty, patience)
            : .success(.neverBegan)
          connection.settle(within: patience.grace)
          return .init(isBroken: connection.isBroken, isSilent: connection.isSilent) {
            continuation.resume(with: result)
          }
        } fail: { error in
          continuation.resume(throwing: error)
        }
        waiter.withLock { $0 = id }
        if Task.isCancelled { connections.cancel(id) }
      }
    } onCancel: {
      cancellation.request()
      if let id = waiter.withLock({ $0 }) { connections.cancel(id) }
    }
  }

  /// Begins, runs `body` and commits; again, with a pause, when others were in the way.
  private static func run<Result: Sendable>(
    _ body: (PostgresSession) throws -> Result, on connection: PostgresConnection,
    _ mode: PostgresSession.Mode, _ preparedStatements: PreparedStatementsSwitch, _ novelty: Novelty,
    _ patience: Patience
  ) -> Swift.Result<Attempt<Result>, any Error> {
    var attemptsLeft = attemptsMax
    while true {
      let session = PostgresSession(
        connection, mode, prepares: preparedStatements.isOn, isFirst: attemptsLeft == attemptsMax, novelty,
        patience)
      attemptsLeft -= 1
      do {
        let result = try body(session)
        try session.commit()
        return .success(.done(result))
      } catch {
        session.rollback()
        guard let error = error as? RepositoryError else { return .failure(error) }
        if error.kind == .unavailable, connection.isBroken, !session.isAnswered {
          return .success(.neverBegan)
        }
        guard attemptsLeft > 0, !connection.isBroken else { return .failure(error) }
        if let cause = error.cause as? PostgresError, preparedStatements.explains(cause) { continue }
        guard error.kind == .conflict else { return .failure(error) }
        if session.hasSkippedLooks { novelty.failed() }
        ConnectionThread.pause(milliseconds: .random(in: 0...(1 << min(attemptsMax - attemptsLeft, 6))))
      }
    }
  }
}
