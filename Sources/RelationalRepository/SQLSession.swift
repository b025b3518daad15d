package import Repository

/// Executes statements one after the other within a transaction that somebody else begins and ends.
///
/// Blocks the thread that it is called on.
package protocol SQLSession: AnyObject {
  var dialect: Dialect { get }

  /// Executes statements, each with each of its sets of values, in order, and returns the rows of each statement.
  /// Postgres gets all in one round trip, and one with `each` as one statement.
  func query(_ questions: [SQLQuestion]) throws(RepositoryError) -> [[[SQLValue]]]

  /// Executes `statement`, whose rows nobody wants, with `values`, or with `rows` as its relation `:given`. It may be
  /// sent on together with the next one; its error then comes from there.
  func execute(_ statement: SQLStatement, _ values: [SQLValue], given rows: [[SQLValue]])
    throws(RepositoryError)

  /// Whether this transaction may insert rows without looking whether they are there: if one is, it fails, and runs
  /// again with a look. Asked once a transaction.
  func skipsLooks() -> Bool

  /// Executes one statement of a migration, in the session's own dialect.
  func define(_ text: String) throws(RepositoryError)
}

extension SQLSession {
  /// Where a look is no round trip, nothing is gained.
  package func skipsLooks() -> Bool { false }

  /// Executes one statement with each of the sets of `values`, in order, and returns the rows of all.
  package func query(_ statement: SQLStatement, each values: [[SQLValue]]) throws(RepositoryError)
    -> [[SQLValue]]
  {
    try query([SQLQuestion(statement, each: values)])[0]
  }
}
