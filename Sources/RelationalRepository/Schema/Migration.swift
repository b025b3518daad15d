/// One step from a schema to the next. What was released is frozen: a change is a further migration.
package struct Migration: Sendable {
  /// The schema's version after it; counts from 1.
  package let version: Int64
  private let both: [String]
  private let sqlite: [String]
  private let postgresql: [String]

  /// - Parameters:
  ///   - statements: with `{int}`, `{double}`, `{text}` and `{blob}` for the types of the two databases, and `{now}` for
  ///     nanoseconds since 1970.
  ///   - sqlite: those that follow on SQLite alone.
  ///   - postgresql: those that follow on Postgres alone.
  package init(version: Int64, statements: [String], sqlite: [String] = [], postgresql: [String] = []) {
    self.version = version
    both = statements
    self.sqlite = sqlite
    self.postgresql = postgresql
  }

  /// Its statements in `dialect`.
  package func statements(in dialect: Dialect) -> [String] {
    (both + (dialect == .sqlite ? sqlite : postgresql)).map(dialect.text(ofMigration:))
  }
}
