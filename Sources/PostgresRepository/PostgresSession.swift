internal import CPostgres
internal import RelationalRepository
internal import Repository

/// One transaction on a connection.
///
/// Nothing is sent before it must be: BEGIN goes out with the first statement, statements whose rows nobody wants go
/// with the next one or with COMMIT. So a write that locks, reads and writes is three round trips.
final class PostgresSession: SQLSession {
  enum Mode {
    case reading
    case writing
  }

  /// What comes back for something that was sent.
  private enum Expectation {
    case command
    case preparation(of: String)
    /// Of the question at that place.
    case rows(Int)
  }

  let dialect = Dialect.postgresql

  /// The first error of a statement: it ends the transaction even if the body goes on.
  private(set) var failure: RepositoryError?
  /// Whether the server has done anything: until then, the transaction may begin again on another connection.
  private(set) var isAnswered = false

  private let connection: PostgresConnection
  private let mode: Mode
  private let prepares: Bool
  /// Whether this is the first attempt, which may bet on rows being new: it fails if one is not.
  private let isFirst: Bool
  private let novelty: Novelty
  /// Whether rows are inserted that nobody looked for.
  private(set) var hasSkippedLooks = false
  private var patience: Patience
  private var isBegun = false
  /// The tag of the newest command that succeeded.
  private var lastCommand = ""
  /// Whether the server itself has refused a statement, so that nothing can have been committed.
  private var isRefused = false
  private var expectations: [Expectation] = []

  /// Milliseconds after the deadline at which the server ends a transaction that nobody goes on with. Later than a
  /// body that is still at work when the deadline passes.
  private static let idleMargin: Int64 = 5_000

  /// Statements sent on without waiting, at most, so that neither side has to hold many.
  private static let batchMax = 256

  /// Rows from which on COPY, which takes two more round trips, is faster than INSERT.
  private static let copyMin = 64

  /// - Parameters:
  ///   - prepares: whether statements are prepared, once a connection.
  ///   - isFirst: whether this is the first attempt: the next one looks, or leaves out, what is there already.
  init(
    _ connection: PostgresConnection, _ mode: Mode, prepares: Bool, isFirst: Bool, _ novelty: Novelty,
    _ patience: Patience
  ) {
    self.connection = connection
    self.mode = mode
    self.prepares = prepares
    self.isFirst = isFirst
    self.novelty = novelty
    self.patience = patience
  }

  func query(_ questions: [SQLQuestion]) throws(RepositoryError) -> [[[SQLValue]]] {
    try attempt { () throws(PostgresError) in
      for (index, question) in questions.enumerated() {
        if question.statement.each.isEmpty {
          for values in question.values {
            try send(question.statement, BinaryParameters(values), expecting: .rows(index))
          }
        } else if !question.values.isEmpty {
          let parameters = BinaryParameters(columns: question.statement.each, of: question.values)
          try send(question.statement, parameters, expecting: .rows(index))
        }
      }
    }
    return try settle("executing a statement", questions: questions.count)
  }

  func execute(_ statement: SQLStatement, _ values: [SQLValue], given rows: [[SQLValue]])
    throws(RepositoryError)
  {
    // COPY cannot leave out a row that is there already, and fails instead.
    if isFirst, let command = statement.copyCommand, rows.count >= Self.copyMin {
      return try copy(rows, by: command)
    }
    let parameters =
      statement.given.isEmpty
      ? BinaryParameters(values) : BinaryParameters(columns: statement.given, of: rows)
    try attempt { () throws(PostgresError) in try send(statement, parameters, expecting: .command) }
    if expectations.count >= Self.batchMax { _ = try settle("executing statements") }
  }

  func skipsLooks() -> Bool {
    if isFirst, novelty.isLikely() { hasSkippedLooks = true }
    return hasSkippedLooks
  }

  /// Sends rows by COPY, outside the pipeline, which does not allow it. Returns once the server has them all.
  private func copy(_ rows: [[SQLValue]], by command: String) throws(RepositoryError) {
    try attempt { () throws(PostgresError) in try begin() }
    if !expectations.isEmpty { _ = try settle("executing statements") }
    do throws(PostgresError) {
      let result = try connection.copy(BinaryFormat(copyOf: rows), by: command, patience)
      var none: [[[SQLValue]]] = []
      take(result, for: .command, "copying rows", &none)
    } catch {
      connection.abandon()
      throw fail(RepositoryError(postgres: error, while: "copying rows"))
    }
    if let failure { throw failure }
  }

  func define(_ text: String) throws(RepositoryError) {
    try attempt { () throws(PostgresError) in
      try begin()
      try connection.send(text)
      expectations.append(.command)
    }
    _ = try settle("defining the schema")
  }

  /// Commits what was sent, if anything was.
  ///
  /// - Throws: `.commitUnknown` if the server cannot say any more whether it did.
  func commit() throws(RepositoryError) {
    if let failure { throw failure }
    guard isBegun else { return }
    try attempt { () throws(PostgresError) in
      try connection.send("COMMIT")
      expectations.append(.command)
    }
    do {
      _ = try settle("committing")
    } catch  where mode == .writing && connection.isBroken && !isRefused {
      throw RepositoryError(.commitUnknown, "the connection was lost while committing", cause: error.cause)
    }
    // The server answers COMMIT with ROLLBACK when the transaction has failed already.
    guard lastCommand == "COMMIT" else { throw RepositoryError(.rejected, "the server rolled back") }
  }

  /// Ends the transaction without its writes. A connection on which that fails is broken.
  func rollback() {
    // What was asked to stop must not be taken for this.
    connection.settle(within: patience.grace)
    guard isBegun, !connection.isBroken else { return }
    do {
      try connection.send("ROLLBACK")
      expectations.append(.command)
      failure = nil
      patience = Patience(
        deadline: .now + patience.grace, cancellation: Cancellation(), grace: patience.grace)
      _ = try settle("rolling back")
    } catch {
      connection.abandon()
    }
  }

  private func begin() throws(PostgresError) {
    if isBegun { return }
    isBegun = true
    try connection.send(
      mode == .reading
        ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN ISOLATION LEVEL READ COMMITTED")
    // The server ends what we have stopped waiting for, also when we are not there to ask. LOCAL: a connection of a
    // pooler goes on to somebody else.
    let left = ContinuousClock.now.duration(to: patience.deadline).components
    // 32 bits hold 24 days, and 0 would be for ever.
    let milliseconds =
      left.seconds < 2_000_000
      ? left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000 : 2_000_000_000
    try connection.send("SET LOCAL statement_timeout = \(max(1, milliseconds))")
    try connection.send(
      "SET LOCAL idle_in_transaction_session_timeout = \(max(1, milliseconds) + Self.idleMargin)")
    expectations += [.command, .command, .command]
  }

  private func send(
    _ statement: SQLStatement, _ parameters: BinaryParameters, expecting expectation: Expectation
  ) throws(PostgresError) {
    try begin()
    let text = statement.text(in: .postgresql)
    if try connection.send(text, parameters, prepares: prepares) {
      expectations.append(.preparation(of: text))
    }
    expectations.append(expectation)
  }

  /// Does `work` unless the transaction has failed.
  private func attempt(_ work: () throws(PostgresError) -> Void) throws(RepositoryError) {
    if let failure { throw failure }
    if patience.deadline <= .now { throw fail(RepositoryError(.deadlineExceeded, "the deadline has passed")) }
    // The connection is for those who still wait.
    if patience.cancellation.isRequested { throw fail(RepositoryError(.deadlineExceeded, "cancelled")) }
    do {
      try work()
    } catch {
      connection.abandon()
      throw fail(RepositoryError(postgres: error, while: "sending a statement"))
    }
  }

  /// Sends everything on, takes in what comes back and returns the rows of each of so many questions.
  private func settle(_ action: String, questions: Int = 0) throws(RepositoryError) -> [[[SQLValue]]] {
    let expected = expectations
    expectations = []
    var answers = [[[SQLValue]]](repeating: [], count: questions)
    do throws(PostgresError) {
      try connection.synchronize(patience)
      for expectation in expected {
        guard let result = try connection.receive(patience) else {
          throw PostgresError(origin: .connection, message: "a result is missing")
        }
        take(result, for: expectation, action, &answers)
        while let more = try connection.receive(patience) {
          take(more, for: expectation, action, &answers)
        }
      }
      try connection.receiveEnd(patience)
    } catch {
      connection.abandon()
      throw fail(RepositoryError(postgres: error, while: action))
    }
    if let failure { throw failure }
    return answers
  }

  private func take(
    _ result: borrowing PostgresResult, for expectation: Expectation, _ action: String,
    _ answers: inout [[[SQLValue]]]
  ) {
    switch (result.status, expectation) {
    case (PGRES_COMMAND_OK, _), (PGRES_TUPLES_OK, .command), (PGRES_TUPLES_OK, .preparation):
      lastCommand = result.commandTag
      isAnswered = true
    case (PGRES_TUPLES_OK, .rows(let question)):
      isAnswered = true
      do {
        answers[question] += try result.rows()
      } catch {
        _ = fail(error)
      }
    case (let status, _):
      if case .preparation(let text) = expectation { connection.forget(text) }
      // What follows an error in a batch is not executed, and says no more than that.
      if status == PGRES_PIPELINE_ABORTED { return }
      let error = result.error
      if error.endsConnection { connection.abandon() } else { isRefused = true }
      _ = fail(RepositoryError(postgres: error, while: action))
    }
  }

  /// Remembers the first error and returns it.
  private func fail(_ error: RepositoryError) -> RepositoryError {
    let first = failure ?? error
    failure = first
    return first
  }
}
