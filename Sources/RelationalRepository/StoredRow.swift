internal import Repository

/// A record that is one row of one table.
protocol StoredRow {
  /// Name of its table.
  static var table: String { get }

  /// All columns of the table, in the order of `values`.
  static var columns: [SQLColumn] { get }

  var values: [SQLValue] { get }

  init(_ row: inout SQLRow) throws(RepositoryError)
}

/// A statement whose rows are records of one type.
struct Selection<Row: StoredRow>: Sendable {
  let statement: SQLStatement
}

extension StoredRow {
  /// Reads the rows that `rest` (`WHERE ...`) selects.
  static func select(
    _ rest: String, each: [SQLColumn] = [], lock: SQLStatement.Lock = .none
  ) -> Selection<Self> {
    Selection(statement: SQLStatement("SELECT \(columnList) FROM \(table) \(rest)", each: each, lock: lock))
  }

  /// Inserts the given rows; `rest` is an `ON CONFLICT` clause. With `copies`, COPY may do it where none of the rows is
  /// there.
  static func insert(_ rest: String = "", copies: Bool = false) -> SQLStatement {
    // SQLite takes ON CONFLICT for a join's ON, unless a WHERE stands between.
    SQLStatement(
      "INSERT INTO \(table) (\(columnList)) SELECT \(columnList) FROM :given WHERE true \(rest)",
      given: columns,
      copyCommand: copies ? "COPY \(table) (\(columnList)) FROM STDIN (FORMAT binary)" : nil)
  }

  private static var columnList: String { columns.map(\.name).joined(separator: ", ") }
}
