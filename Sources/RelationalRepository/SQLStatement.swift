/// A statement as both databases understand it, but for what `Dialect` puts in.
///
/// Values are numbered from `$1`. In an INSERT, `:given` stands for a relation of any number of rows that come with the
/// statement, with the columns of `given`. A query with `each` is made for any number of
/// sets of values at once, and finds the first row of each.
package struct SQLStatement: Sendable {
  /// What the rows that are read are locked against, until the transaction ends.
  package enum Lock: Sendable {
    case none
    /// Against writing.
    case share
    /// Against writing and locking.
    case update
    /// The same, and rows that another transaction has locked are left out.
    case updateUnlessLocked
  }

  package let given: [SQLColumn]
  /// Names and types of its values, if it is meant to be queried with many sets of them; else empty.
  package let each: [SQLColumn]
  /// COPY of the same rows, in Postgres's binary format, if that may stand for the statement where none of them is there
  /// yet.
  package let copyCommand: String?
  /// What it does, for whoever observes: the verb and the first table, such as `SELECT scopes`; no value.
  package let summary: String
  private let sqlite: String
  private let postgresql: String

  package init(
    _ text: String, given: [SQLColumn] = [], each: [SQLColumn] = [], lock: Lock = .none,
    copyCommand: String? = nil
  ) {
    self.copyCommand = copyCommand
    self.given = given
    self.each = each
    summary = Self.summary(of: text)
    sqlite = Dialect.sqlite.text(text, given: given, each: each, lock: lock)
    postgresql = Dialect.postgresql.text(text, given: given, each: each, lock: lock)
  }

  private static func summary(of text: String) -> String {
    let words = text.split { $0.isWhitespace || $0 == "(" || $0 == "," }
    let verb = words.first.map(String.init) ?? ""
    // Behind the verb of an UPDATE, else behind FROM or INTO.
    let index = verb == "UPDATE" ? 0 : words.firstIndex { $0 == "FROM" || $0 == "INTO" }
    guard let index, index + 1 < words.count else { return verb }
    return "\(verb) \(words[index + 1])"
  }

  /// The statement in `dialect`; made once, because statements are made once.
  package func text(in dialect: Dialect) -> String {
    switch dialect {
    case .sqlite: sqlite
    case .postgresql: postgresql
    }
  }
}
