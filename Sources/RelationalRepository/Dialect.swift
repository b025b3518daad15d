/// What the two databases say differently.
package enum Dialect: Sendable {
  case sqlite
  case postgresql

  /// As observers are told it.
  var name: String { "\(self)" }

  /// `text` in this dialect, which `given` and `lock` complete.
  ///
  /// - SQLite has one writer, so it locks nothing; `:given` is one row, and the statement runs once for each.
  /// - Postgres gets `:given` as one array a column: the text does not depend on how many rows there are, so it is
  ///   prepared once, and any number goes in one round trip. What runs for `each` of many sets of values is one
  ///   statement in the same way. A lateral join with a limit cannot become any other: each set is looked up by its key
  ///   in turn, whatever the planner believes of its tables' sizes, and rows are locked in the sets' order.
  func text(_ text: String, given: [SQLColumn], each: [SQLColumn], lock: SQLStatement.Lock) -> String {
    let text = each.isEmpty ? text : text + " LIMIT 1"
    switch self {
    case .sqlite:
      let columns = given.enumerated().map { "$\($0 + 1) AS \($1.name)" }
      return
        text
        .replacing(":given", with: "(SELECT \(columns.joined(separator: ", "))) AS given")
        .replacing("$", with: "?")
    case .postgresql:
      let arrays = given.enumerated().map { "$\($0 + 1)::\(name(of: $1.type))[]" }
      let names = given.map(\.name).joined(separator: ", ")
      let relation = "unnest(\(arrays.joined(separator: ", "))) AS given(\(names))"
      let one = text.replacing(":given", with: relation) + clause(of: lock)
      return each.isEmpty ? one : lateral(one, each)
    }
  }

  /// `text` for each row of a relation of its values, in Postgres.
  private func lateral(_ text: String, _ each: [SQLColumn]) -> String {
    let arrays = each.enumerated().map { "$\($0 + 1)::\(name(of: $1.type))[]" }.joined(separator: ", ")
    let names = each.map(\.name).joined(separator: ", ")
    let inner = each.enumerated().reduce(text) {
      $0.replacing("$\($1.offset + 1)", with: "given.\($1.element.name)")
    }
    return "SELECT found.* FROM unnest(\(arrays)) AS given(\(names)) CROSS JOIN LATERAL (\(inner)) AS found"
  }

  /// A statement of a migration, in which `{int}`, `{double}`, `{text}` and `{blob}` stand for types, and `{now}` for the
  /// transaction's time in nanoseconds.
  func text(ofMigration statement: String) -> String {
    statement
      .replacing("{now}", with: now)
      .replacing("{int}", with: name(of: .int))
      .replacing("{double}", with: name(of: .double))
      // Compared and ordered by bytes, which is SQLite's default.
      .replacing("{text}", with: self == .postgresql ? "TEXT COLLATE \"C\"" : name(of: .text))
      .replacing("{blob}", with: name(of: .blob))
  }

  private var now: String {
    switch self {
    case .sqlite: "CAST(strftime('%s', 'now') AS INTEGER) * 1000000000"
    case .postgresql: "CAST(extract(epoch FROM now()) * 1000000000 AS BIGINT)"
    }
  }

  private func clause(of lock: SQLStatement.Lock) -> String {
    switch lock {
    case .none: ""
    case .share: " FOR SHARE"
    case .update: " FOR UPDATE"
    case .updateUnlessLocked: " FOR UPDATE SKIP LOCKED"
    }
  }

  private func name(of type: SQLType) -> String {
    switch (self, type) {
    case (.sqlite, .int): "INTEGER"
    // Not REAL: a column of that affinity stores doubles without a fraction as integers, which makes 0.0 of -0.0.
    case (.sqlite, .double), (.sqlite, .blob): "BLOB"
    case (.postgresql, .int): "BIGINT"
    case (.postgresql, .double): "DOUBLE PRECISION"
    case (.postgresql, .blob): "BYTEA"
    case (_, .text): "TEXT"
    }
  }
}
