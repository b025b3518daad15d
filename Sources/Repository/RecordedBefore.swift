package import ThresholdCore

/// What whoever records must know of the items, before judging them.
package struct RecordedBefore: Sendable {
  /// Which items are asked about.
  package struct Question: Sendable {
    package var trades: [OwnedID] = []
    package var reports: [OwnedID] = []
    /// Ids of decisions, by the scope that may have a reported outcome of them.
    package var decisions: [Key: Set<String>] = [:]

    package init() {}
  }

  /// Those that exist.
  package var trades: [OwnedID: TradeRecord]
  package var reports: [OwnedID: OutcomeReport]
  /// Decisions that have a reported outcome, by scope.
  package var settled: [Key: Set<String>]
  /// The newest revision of the change log.
  package var head: Int64

  package init(
    trades: [OwnedID: TradeRecord], reports: [OwnedID: OutcomeReport], settled: [Key: Set<String>],
    head: Int64
  ) {
    self.trades = trades
    self.reports = reports
    self.settled = settled
    self.head = head
  }
}
