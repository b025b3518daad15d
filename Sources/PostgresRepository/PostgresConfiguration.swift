/// How to reach a Postgres, and how many connections to keep.
package struct PostgresConfiguration: Sendable {
  /// A connection URI (`postgresql://user:password@host:port/database?...`) or keywords, as libpq takes them.
  package var url: String
  /// Connections that are kept open (DB_POOL_SIZE); at least 1.
  package var size = 5
  /// Connections beyond `size` that a rush may open; closed as soon as nobody waits for them (DB_MAX_OVERFLOW).
  package var overflow = 10
  /// Transactions that may wait for a connection; one more is `.exhausted`.
  package var waitersMax = 10_000
  /// Longest wait for a connection (DB_POOL_TIMEOUT); then `.exhausted`.
  package var waitMax = Duration.seconds(30)
  /// Age at which a connection is replaced (DB_POOL_RECYCLE).
  package var recycleAfter = Duration.seconds(3_600)
  /// Longest attempt to connect, handshakes included; the hosts of `url` share it, in whole seconds and no less than two each.
  package var connectTimeout = Duration.seconds(5)
  /// Longest transaction, for those without a deadline of their own.
  package var transactionTimeout = Duration.seconds(30)
  /// How long the server may take to stop once a deadline has passed or a caller has gone. When it says that it has, the
  /// connection can be used again; after this, it is given up.
  package var cancelGrace = Duration.milliseconds(250)
  /// Where to LISTEN, if not at `url`: past a pooler in transaction mode, which takes LISTEN and forgets it
  /// (DATABASE_LISTEN_URL).
  package var listenURL: String?
  package var hints = HintTimes()
  /// Whether statements are prepared once a connection (DATABASE_PREPARED_STATEMENTS).
  package var preparedStatements = PreparedStatements.auto

  package init(url: String) {
    self.url = url
  }
}
