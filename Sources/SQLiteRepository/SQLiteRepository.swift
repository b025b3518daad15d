internal import Dispatch
internal import Foundation
internal import GRDB
package import RelationalRepository
package import Repository

/// Keeps everything in one file on disk. One writer at a time, readers beside it on snapshots (WAL); a commit is on
/// disk when it returns (`synchronous=FULL`).
///
/// Transactions run on GRDB's own queues, never on Swift's cooperative threads.
package final class SQLiteRepository: Repository {
  package let name = "sqlite"
  /// One for each core of the machines that it is meant for.
  package let backgroundReadersMax = 2

  private let pool: DatabasePool
  private let background: BackgroundThreads

  private init(pool: DatabasePool) {
    self.pool = pool
    background = BackgroundThreads(count: backgroundReadersMax)
  }

  deinit { background.stop() }

  /// Opens the database file at `path`, and makes it, its folder and its tables if needed.
  ///
  /// - Throws: `.unavailable` if the file cannot be opened, `.corrupt` if it is no database or a newer program's.
  package static func open(path: String) async throws(RepositoryError) -> SQLiteRepository {
    try await open(path: path, schema: .current)
  }

  /// Opens with another schema than the current one, for tests of migrations.
  package static func open(path: String, schema: Schema) async throws(RepositoryError) -> SQLiteRepository {
    try await offTheCooperativeThreads { () -> Result<SQLiteRepository, RepositoryError> in
      do {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var configuration = Configuration()
        configuration.label = "sqlite"
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(5)
        // Four, beside those in the background.
        configuration.maximumReaderCount = 6
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
          // GRDB has chosen NORMAL by now, which loses the last commits when the power fails. Apple's fsync does not
          // reach the disk without fullfsync.
          try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON")
          try write(in: database, deadline: nil, Cancellation()) { session in try schema.migrate(session) }
        }
        return .success(SQLiteRepository(pool: pool))
      } catch {
        return .failure(RepositoryError(sqlite: error, while: "opening \(path)"))
      }
    }.get()
  }

  /// What can be said of the file at `path`, which is only read, and not made if it is missing.
  package static func status(path: String) async throws(RepositoryError) -> StoreStatus {
    let files = ["", "-wal"].compactMap { suffix in
      try? FileManager.default.attributesOfItem(atPath: path + suffix)[.size] as? Int64
    }
    guard !files.isEmpty else { return StoreStatus(programSchemaVersion: Schema.current.version) }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      let connection = configuration
      let pool = try await offTheCooperativeThreads {
        Result { try DatabaseQueue(path: path, configuration: connection) }
      }
      .get()
      return try await Schema.current.status(bytes: files.reduce(0, +)) { body in
        try await pool.read { database in
          let session = SQLiteSession(database, deadline: nil, cancellation: Cancellation())
          return try body(RelationalTransaction(session))
        }
      }
    } catch {
      throw RepositoryError(sqlite: error, while: "reading \(path)")
    }
  }

  package func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await Turn<Result>.take(deadline: deadline) { turn in
      self.pool.asyncRead { database in
        turn.run { try Self.read(in: database, deadline: deadline, turn.cancellation, body) }
      }
    }
  }

  package func readInBackground<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await Turn<Result>.take(deadline: deadline) { turn in
      self.background.run {
        do {
          // On the thread that asks, which is the one in the background.
          try self.pool.read { database in
            turn.run { try Self.read(in: .success(database), deadline: deadline, turn.cancellation, body) }
          }
        } catch {
          // There was no connection to run it on.
          turn.run { throw RepositoryError(sqlite: error, while: "reading") }
        }
      }
    }
  }

  package func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    try await Turn<Result>.take(deadline: deadline) { turn in
      self.pool.asyncWriteWithoutTransaction { database in
        turn.run {
          try Self.write(in: database, deadline: deadline, turn.cancellation) { session in
            try body(RelationalTransaction(session))
          }
        }
      }
    }
  }

  package func close() async {
    background.stop()
    let pool = pool
    // It fails only when statements are still running, and then the file is closed with the last of them.
    await Self.offTheCooperativeThreads { try? pool.close() }
  }

  /// - Parameter database: the connection, or why there is none.
  private static func read<Result>(
    in database: Swift.Result<Database, any Error>, deadline: ContinuousClock.Instant?,
    _ cancellation: Cancellation,
    _ body: (any ReadTransaction) throws -> Result
  ) throws -> Result {
    do {
      let session = SQLiteSession(
        try database.get(), deadline: deadline, cancellation: cancellation)
      return try session.limited { try body(RelationalTransaction(session)) }
    } catch let error as DatabaseError {
      throw RepositoryError(sqlite: error, while: "reading")
    }
  }

  /// Begins, runs `body` and commits; rolls back when anything fails.
  private static func write<Result>(
    in database: Database, deadline: ContinuousClock.Instant?, _ cancellation: Cancellation,
    _ body: (SQLiteSession) throws -> Result
  ) throws -> Result {
    let session = SQLiteSession(database, deadline: deadline, cancellation: cancellation)
    return try session.limited {
      do {
        try database.beginTransaction(.immediate)
      } catch {
        throw RepositoryError(sqlite: error, while: "beginning")
      }
      do {
        let result = try body(session)
        if let failure = session.failure { throw failure }
        do {
          try database.commit()
        } catch {
          throw RepositoryError(sqlite: error, while: "committing")
        }
        return result
      } catch {
        // What failed badly enough has been rolled back by SQLite itself.
        if database.isInsideTransaction { try? database.rollback() }
        throw error
      }
    }
  }

  private static func offTheCooperativeThreads<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async
    -> Value
  {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: work()) }
    }
  }
}
