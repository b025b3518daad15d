/// A statement and the sets of values that it is executed with.
package struct SQLQuestion {
  package let statement: SQLStatement
  package let values: [[SQLValue]]

  package init(_ statement: SQLStatement, each values: [[SQLValue]]) {
    self.statement = statement
    self.values = values
  }
}
