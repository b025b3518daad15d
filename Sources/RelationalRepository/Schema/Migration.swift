/// One step from a schema to the next. What was released is frozen: a change is a further migration.
package struct Migration: Sendable {
  /// The schema's version after it; counts from 1.
  package let version: Int64
  /// With `{int}`, `{double}`, `{text}` and `{blob}` for the types of the two databases.
  package let statements: [String]

  package init(version: Int64, statements: [String]) {
    self.version = version
    self.statements = statements
  }
}
