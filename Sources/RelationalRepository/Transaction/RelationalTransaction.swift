package import Repository
internal import ThresholdCore

/// The storage contract in statements, on any session that executes them.
///
/// The session's owner begins and ends the transaction; a reading one must see one snapshot.
package struct RelationalTransaction {
  private let session: any SQLSession

  package init(_ session: any SQLSession) {
    self.session = session
  }

  /// The records that `selection` finds.
  func rows<Row: StoredRow>(_ selection: Selection<Row>, _ values: [SQLValue]) throws(RepositoryError)
    -> [Row]
  {
    try rows(selection, each: [values])
  }

  /// The records that `selection` finds with each of the sets of `values`.
  func rows<Row: StoredRow>(_ selection: Selection<Row>, each values: [[SQLValue]]) throws(RepositoryError)
    -> [Row]
  {
    try query(selection.statement, each: values) { row throws(RepositoryError) in try Row(&row) }
  }

  /// What `read` makes of each row that `statement` finds with each of the sets of `values`.
  func query<Value>(
    _ statement: SQLStatement, each values: [[SQLValue]] = [[]],
    _ read: (inout SQLRow) throws(RepositoryError) -> Value
  ) throws(RepositoryError) -> [Value] {
    if values.isEmpty { return [] }
    try check(values)
    let rows = try observed(statement) { () throws(RepositoryError) in
      try session.query(statement, each: values)
    }
    return try Self.values(rows, read)
  }

  /// The rows of each of `questions`, all asked at once; those without values are not asked.
  func ask(_ questions: [SQLQuestion]) throws(RepositoryError) -> [[[SQLValue]]] {
    for question in questions { try check(question.values) }
    let asked = questions.filter { !$0.values.isEmpty }
    let ends = StatementObservation.observer.map { observer in
      asked.map { observer.begin($0.statement.summary, on: session.dialect.name) }
    }
    do {
      let answers = try session.query(questions)
      for end in ends ?? [] { end(false) }
      return answers
    } catch {
      for end in ends ?? [] { end(true) }
      throw error
    }
  }

  /// What `read` makes of each of `rows`.
  static func values<Value>(
    _ rows: [[SQLValue]], _ read: (inout SQLRow) throws(RepositoryError) -> Value
  ) throws(RepositoryError) -> [Value] {
    var results: [Value] = []
    results.reserveCapacity(rows.count)
    for values in rows {
      var row = SQLRow(values)
      results.append(try read(&row))
    }
    return results
  }

  func execute(_ statement: SQLStatement, _ values: [SQLValue] = [], given: [[SQLValue]] = [])
    throws(RepositoryError)
  {
    if !statement.given.isEmpty, given.isEmpty { return }
    try check([values])
    try check(given)
    try observed(statement) { () throws(RepositoryError) in
      try session.execute(statement, values, given: given)
    }
  }

  /// See `SQLSession.skipsLooks`.
  func skipsLooks() -> Bool { session.skipsLooks() }

  var dialect: Dialect { session.dialect }

  /// Executes one statement of the session's own dialect.
  package func define(_ text: String) throws(RepositoryError) { try session.define(text) }

  private func observed<Result>(
    _ statement: SQLStatement, _ body: () throws(RepositoryError) -> Result
  ) throws(RepositoryError) -> Result {
    guard let observer = StatementObservation.observer else { return try body() }
    let end = observer.begin(statement.summary, on: session.dialect.name)
    do {
      let result = try body()
      end(false)
      return result
    } catch {
      end(true)
      throw error
    }
  }

  private func check(_ rows: [[SQLValue]]) throws(RepositoryError) {
    for row in rows { for value in row { try value.check() } }
  }
}
