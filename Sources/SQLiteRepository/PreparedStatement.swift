internal import GRDB
internal import GRDBSQLite
internal import RelationalRepository
internal import Repository

/// A statement that a connection keeps prepared, executed by SQLite's own calls.
///
/// GRDB prepares and keeps it, and would execute it as well. But it asks for the statement's text every time and trims it,
/// and makes an object of each value on the way, which together takes longer than looking up a row does (Learning.md,
/// Cost). What it does for observers of the database and in its suspended state, nobody needs here.
struct PreparedStatement {
  /// Keeps `handle` alive.
  private let statement: Statement
  private let handle: OpaquePointer
  private let columnCount: CInt
  private let parameterCount: CInt

  /// Makes SQLite copy what it is given.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ statement: Statement) {
    self.statement = statement
    handle = statement.sqliteStatement
    columnCount = sqlite3_column_count(handle)
    parameterCount = sqlite3_bind_parameter_count(handle)
  }

  /// Begins an execution with `values`.
  func bind(_ values: [SQLValue]) throws {
    reset()
    guard values.count == Int(parameterCount) else {
      throw RepositoryError(.rejected, "\(values.count) values for a statement of \(parameterCount)")
    }
    for (index, value) in values.enumerated() {
      let code = bind(value, at: CInt(index + 1))
      guard code == SQLITE_OK else { throw error(code) }
    }
  }

  /// Goes on to the next row; false after the last.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw error(code)
    }
  }

  /// The row that it stands on.
  var row: [SQLValue] { (0..<columnCount).map { value(at: $0) } }

  /// Ends an execution, which else goes on holding its snapshot. The error that it may have ended with was thrown already.
  func reset() { sqlite3_reset(handle) }

  private func bind(_ value: SQLValue, at index: CInt) -> CInt {
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .int(let value): sqlite3_bind_int64(handle, index, value)
    case .double(let value): sqlite3_bind_double(handle, index, value)
    case .text(let value): bind(value, at: index)
    // A pointer to nothing would be NULL.
    case .blob([]): sqlite3_bind_zeroblob(handle, index, 0)
    case .blob(let value): sqlite3_bind_blob(handle, index, value, CInt(value.count), Self.transient)
    }
  }

  private func bind(_ text: String, at index: CInt) -> CInt {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else {
        return sqlite3_bind_text(handle, index, "", 0, Self.transient)
      }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        sqlite3_bind_text(handle, index, $0, CInt(bytes.count), Self.transient)
      }
    }
  }

  private func value(at column: CInt) -> SQLValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .int(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: .double(sqlite3_column_double(handle, column))
    case SQLITE_TEXT:
      .text(String(decoding: bytes(sqlite3_column_text(handle, column), column), as: UTF8.self))
    case SQLITE_BLOB: .blob([UInt8](bytes(sqlite3_column_blob(handle, column), column)))
    default: .null
    }
  }

  /// The bytes at `start`, as many as `column` has; asked for after the pointer, as SQLite wants it.
  private func bytes(_ start: UnsafeRawPointer?, _ column: CInt) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  private func error(_ code: CInt) -> DatabaseError {
    let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
    return DatabaseError(
      resultCode: ResultCode(rawValue: code), message: message,
      sql: sqlite3_sql(handle).map { String(cString: $0) })
  }
}
