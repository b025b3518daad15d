package import ThresholdCore

/// What whoever records must know of the items, before judging them.
package struct RecordedBefore: Sendable {
  /// Which items are asked about.
  package struct Question: Sendable {
    package var trades: [OwnedID] = []
    package var reports: [OwnedID] = []
    /// Ids of decisions, by the scope that may have a reported outcome of them.
    package var decisions: [Key: Set<String>] = [:]
    /// Whether trades and reports may be taken for new without a look, wherever inserting one that is not makes the
    /// transaction fail and run again. Not if one that was recorded before could be refused now, and so not be inserted.
    package var maySkip = false

    package init() {}
  }

  /// Those that exist, or none if no look was needed.
  package var trades: [OwnedID: TradeRecord]
  package var reports: [OwnedID: OutcomeReport]
  /// Decisions that have a reported outcome, by scope.
  package var settled: [Key: Set<String>]
  /// The newest revision of the change log; `nil` if nothing was looked up.
  package var head: Int64?

  package init(
    trades: [OwnedID: TradeRecord], reports: [OwnedID: OutcomeReport], settled: [Key: Set<String>],
    head: Int64?
  ) {
    self.trades = trades
    self.reports = reports
    self.settled = settled
    self.head = head
  }
}
