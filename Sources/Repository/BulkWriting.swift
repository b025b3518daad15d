package import ThresholdCore

/// Writes what another store held, as it was held, for imports. Whatever is there already is `.conflict`.
package protocol BulkWriting {
  /// Inserts decisions with the lateness that they have, whatever the watermarks say.
  func restore(_ decisions: [StoredDecision]) throws

  /// Inserts trades that wait to be counted.
  func restore(_ trades: [TradeRecord]) throws

  /// Inserts changes with their own revisions, which scopes are not told of.
  func restore(_ changes: [Change]) throws

  /// Says where the change log begins and ends, of a store that never had a change.
  func restoreLog(head: Int64, compacted: Int64) throws

  /// Makes every token given so far a foreign one.
  /// - Returns: the new epoch.
  func raiseEpoch() throws -> Int64
}
