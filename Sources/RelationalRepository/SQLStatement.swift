/// A statement as both databases understand it, but for what `Dialect` puts in.
///
/// Values are numbered from `$1`. In an INSERT, `:given` stands for a relation of any number of rows that come with the
/// statement, with the columns of `given`.
package struct SQLStatement: Sendable {
  /// What the rows that are read are locked against, until the transaction ends.
  package enum Lock: Sendable {
    case none
    /// Against writing.
    case share
    /// Against writing and locking.
    case update
  }

  package let given: [SQLColumn]
  private let sqlite: String
  private let postgresql: String

  package init(_ text: String, given: [SQLColumn] = [], lock: Lock = .none) {
    self.given = given
    sqlite = Dialect.sqlite.text(text, given: given, lock: lock)
    postgresql = Dialect.postgresql.text(text, given: given, lock: lock)
  }

  /// The statement in `dialect`; made once, because statements are made once.
  package func text(in dialect: Dialect) -> String {
    switch dialect {
    case .sqlite: sqlite
    case .postgresql: postgresql
    }
  }
}
