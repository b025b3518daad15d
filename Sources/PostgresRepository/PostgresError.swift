/// What Postgres or libpq said, for the log. A client never sees it.
struct PostgresError: Error, CustomStringConvertible {
  enum Origin: Equatable {
    /// The server, with the five characters of its SQLSTATE:
    /// https://www.postgresql.org/docs/current/errcodes-appendix.html
    case server(String)
    /// The connection, which is lost or never came to be.
    case connection
    /// Our own patience.
    case deadline
  }

  var origin: Origin
  var message: String

  var description: String { "\(origin): \(message)" }

  /// Whether the connection is of no use any more.
  var endsConnection: Bool {
    switch origin {
    case .server(let state): state.hasPrefix("08") || state.hasPrefix("57P")
    case .connection, .deadline: true
    }
  }
}
