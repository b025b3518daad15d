package import Repository

/// Executes statements one after the other within a transaction that somebody else begins and ends.
///
/// Blocks the thread that it is called on.
package protocol SQLSession: AnyObject {
  var dialect: Dialect { get }

  /// Executes `statement` and returns its rows. `rows` are the relation `:given`, if the statement has it.
  func query(_ statement: SQLStatement, _ values: [SQLValue], given rows: [[SQLValue]])
    throws(RepositoryError)
    -> [[SQLValue]]

  /// Executes `statement`, whose rows nobody wants. It may be sent on together with the next one; its error then comes
  /// from there.
  func execute(_ statement: SQLStatement, _ values: [SQLValue], given rows: [[SQLValue]])
    throws(RepositoryError)

  /// Executes one statement of a migration, in the session's own dialect.
  func define(_ text: String) throws(RepositoryError)
}
