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
    var results: [Value] = []
    for values in try session.query(statement, each: values) {
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
    try session.execute(statement, values, given: given)
  }

  private func check(_ rows: [[SQLValue]]) throws(RepositoryError) {
    for row in rows { for value in row { try value.check() } }
  }
}
