package import ThresholdCore

/// A trade as it was recorded.
package struct TradeRecord: Sendable, Equatable {
  package var trade: Trade
  /// Whether it fed a learner, and if not, why.
  package var notLearnedReason: String?
  /// On the server's clock.
  package var recordedAt: Instant

  package init(trade: Trade, notLearnedReason: String?, recordedAt: Instant) {
    self.trade = trade
    self.notLearnedReason = notLearnedReason
    self.recordedAt = recordedAt
  }
}
