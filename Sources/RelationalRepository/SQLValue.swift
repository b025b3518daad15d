package import Repository

/// A value that crosses between a statement and a database.
package enum SQLValue: Sendable, Equatable {
  case null
  case int(Int64)
  case double(Double)
  case text(String)
  case blob([UInt8])

  /// Refuses what one of the databases would change silently: SQLite binds NaN as NULL, and a text up to its first NUL.
  package func check() throws(RepositoryError) {
    switch self {
    case .double(let value) where value.isNaN: throw RepositoryError(.rejected, "NaN cannot be stored")
    case .text(let value) where value.utf8.contains(0):
      throw RepositoryError(.rejected, "text with a NUL cannot be stored")
    case .null, .int, .double, .text, .blob: break
    }
  }
}

/// What a column holds, in the words that both databases have one type for.
package enum SQLType: Sendable {
  case int
  case double
  case text
  case blob
}

/// A named column.
package struct SQLColumn: Sendable {
  package let name: String
  package let type: SQLType

  package init(_ name: String, _ type: SQLType) {
    self.name = name
    self.type = type
  }
}
