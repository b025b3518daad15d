internal import GRDB
internal import Repository

extension RepositoryError {
  /// What SQLite's error means for a caller. Result codes: https://www.sqlite.org/rescode.html
  init(sqlite error: any Error, while action: String) {
    switch error {
    case let error as RepositoryError: self = error
    case let error as DatabaseError: self.init(Self.kind(of: error, while: action), action, cause: error)
    default: self.init(.unavailable, action, cause: error)
    }
  }

  private static func kind(of error: DatabaseError, while action: String) -> Kind {
    switch error.extendedResultCode {
    case .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_UNIQUE: return .conflict
    default: break
    }
    return switch error.resultCode {
    case .SQLITE_INTERRUPT: .deadlineExceeded
    // A disk that fails while a commit is being written may keep it or not.
    case .SQLITE_IOERR: action == "committing" ? .commitUnknown : .unavailable
    // MISUSE: the database has been closed.
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM,
      .SQLITE_AUTH, .SQLITE_MISUSE:
      .unavailable
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: .corrupt
    default: .rejected
    }
  }
}
