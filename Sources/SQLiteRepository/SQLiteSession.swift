internal import GRDB
internal import GRDBSQLite
internal import RelationalRepository
internal import Repository

/// Executes statements on a connection that this thread holds.
final class SQLiteSession: SQLSession {
  let dialect = Dialect.sqlite

  /// The first error of a statement: it ends the transaction even if the body goes on.
  private(set) var failure: RepositoryError?

  private let database: Database
  private let deadline: ContinuousClock.Instant?
  private let cancellation: Cancellation

  init(_ database: Database, deadline: ContinuousClock.Instant?, cancellation: Cancellation) {
    self.database = database
    self.deadline = deadline
    self.cancellation = cancellation
  }

  /// Runs `body`; a statement that is still running at the deadline, or when the caller has gone, is interrupted.
  func limited<Result>(_ body: () throws -> Result) rethrows -> Result {
    // Closed: the first statement says so.
    guard let connection = database.sqliteConnection else { return try body() }
    let handler: @convention(c) (UnsafeMutableRawPointer?) -> CInt = { session in
      guard let session else { return 0 }
      return Unmanaged<SQLiteSession>.fromOpaque(session)._withUnsafeGuaranteedRef { $0.isLate ? 1 : 0 }
    }
    // Every 4,000 steps of SQLite's machine, some 100 microseconds. The handler is taken away before `self` can go.
    sqlite3_progress_handler(connection, 4_000, handler, Unmanaged.passUnretained(self).toOpaque())
    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
    return try body()
  }

  func query(_ questions: [SQLQuestion]) throws(RepositoryError) -> [[[SQLValue]]] {
    try run { () throws in try questions.map(rows) }
  }

  private func rows(_ question: SQLQuestion) throws -> [[SQLValue]] {
    let statement = try prepared(question.statement)
    defer { statement.reset() }
    var results: [[SQLValue]] = []
    for values in question.values {
      try statement.bind(values)
      while try statement.step() { results.append(statement.row) }
    }
    return results
  }

  func execute(_ statement: SQLStatement, _ values: [SQLValue], given rows: [[SQLValue]])
    throws(RepositoryError)
  {
    try run { () throws in
      let prepared = try prepared(statement)
      defer { prepared.reset() }
      // In this dialect the given relation is one row.
      for values in statement.given.isEmpty ? [values] : rows {
        try prepared.bind(values)
        while try prepared.step() {}
      }
    }
  }

  private func prepared(_ statement: SQLStatement) throws -> PreparedStatement {
    PreparedStatement(try database.cachedStatement(sql: statement.text(in: .sqlite)))
  }

  func define(_ text: String) throws(RepositoryError) {
    try run { () throws in try database.execute(sql: text) }
  }

  private var isLate: Bool { cancellation.isRequested || deadline.map { $0 <= .now } ?? false }

  /// Does `work` unless the transaction has failed or its time is over.
  private func run<Result>(_ work: () throws -> Result) throws(RepositoryError) -> Result {
    if let failure { throw failure }
    do {
      if isLate {
        throw RepositoryError(
          .deadlineExceeded, cancellation.isRequested ? "cancelled" : "the deadline has passed")
      }
      return try work()
    } catch {
      let error = RepositoryError(sqlite: error, while: "executing a statement")
      failure = error
      throw error
    }
  }
}
