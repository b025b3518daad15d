/// What the losing-stretch safeguard needs of a closed trade.
package struct ClosedReturn: Sendable, Equatable {
  /// Net of fee, in percent.
  package var pnlPercent: Double
  package var closedAt: Instant

  package init(pnlPercent: Double, closedAt: Instant) {
    self.pnlPercent = pnlPercent
    self.closedAt = closedAt
  }
}
