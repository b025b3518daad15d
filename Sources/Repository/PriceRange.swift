package import ThresholdCore

/// A stretch of one price series: of `symbol`, in a simulated user's own book or (`nil`) the shared one, after `from` and
/// at or before `through`.
package struct PriceRange: Sendable, Hashable {
  package var owner: UserID?
  package var symbol: Symbol
  package var from: Instant
  package var through: Instant

  package init(owner: UserID?, symbol: Symbol, after from: Instant, through: Instant) {
    self.owner = owner
    self.symbol = symbol
    self.from = from
    self.through = through
  }
}
