internal import Repository
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
  func rows<Row: StoredRow>(
    _ selection: Selection<Row>, _ values: [SQLValue], given: [[SQLValue]] = []
  ) throws(RepositoryError) -> [Row] {
    try query(selection.statement, values, given: given) { row throws(RepositoryError) in try Row(&row) }
  }

  /// What `read` makes of each row that `statement` finds.
  func query<Value>(
    _ statement: SQLStatement, _ values: [SQLValue] = [], given: [[SQLValue]] = [],
    _ read: (inout SQLRow) throws(RepositoryError) -> Value
  ) throws(RepositoryError) -> [Value] {
    // Whoever asks for nothing given gets nothing; no need to ask the database.
    if !statement.given.isEmpty, given.isEmpty { return [] }
    try check(values, given)
    var results: [Value] = []
    for values in try session.query(statement, values, given: given) {
      var row = SQLRow(values)
      results.append(try read(&row))
    }
    return results
  }

  func execute(_ statement: SQLStatement, _ values: [SQLValue] = [], given: [[SQLValue]] = [])
    throws(RepositoryError)
  {
    if !statement.given.isEmpty, given.isEmpty { return }
    try check(values, given)
    try session.execute(statement, values, given: given)
  }

  private func check(_ values: [SQLValue], _ given: [[SQLValue]]) throws(RepositoryError) {
    for value in values { try value.check() }
    for row in given { for value in row { try value.check() } }
  }
}
