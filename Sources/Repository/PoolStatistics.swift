/// How a repository's connections are used, and how often callers had to wait for one since the start.
package struct PoolStatistics: Sendable, Equatable {
  /// Connections that run a transaction, wait for one, or are being made.
  package var inUse = 0
  package var idle = 0
  package var connecting = 0
  /// Most connections there may be.
  package var limit: Int
  /// Transactions that wait for a connection now.
  package var waiting = 0
  /// Transactions that had to wait, and for how long together, once they had a connection.
  package var waits: UInt64 = 0
  package var waited = Duration.zero
  /// Waits that ended without a connection, by reason.
  package var exhausted: UInt64 = 0
  package var deadlines: UInt64 = 0
  package var cancelled: UInt64 = 0
  package var unreachable: UInt64 = 0

  package init(limit: Int) { self.limit = limit }
}
