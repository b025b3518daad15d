package import ThresholdCore

/// What was seen of the server at one moment. `nil` means that nobody could look, which changes no alert.
package struct Observation: Sendable {
  package var at: Instant
  /// How long the database has not answered; `nil` while it does.
  package var storageAwayFor: Span?
  /// Learning cycles that have failed since the last one that did not.
  package var adaptationFailuresInARow = 0
  /// Age of the oldest change that a watch waits for.
  package var watchLag: Span?
  /// Bytes that are free where the database lies.
  package var diskFree: Int?
  /// Bytes of the process in RAM.
  package var resident: Int?
  /// Calls ended since the start, on every edge.
  package var calls: UInt64 = 0
  /// Of these, ended by a fault of the server.
  package var failedCalls: UInt64 = 0
  /// Scopes whose performance was looked at this time; the others stay as they were.
  package var performance: [Performance] = []

  package init(at: Instant) { self.at = at }

  /// How one scope's trades did.
  package struct Performance: Sendable, Equatable {
    package var key: Key
    /// `nil` without trades.
    package var score: Double?
    package var trades: Int

    package init(key: Key, score: Double?, trades: Int) {
      self.key = key
      self.score = score
      self.trades = trades
    }
  }
}
