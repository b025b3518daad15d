/// A price of an instrument at a time.
package struct PricePoint: Sendable, Equatable {
  package var symbol: Symbol
  /// More than 0.
  package var price: Double
  package var time: Instant

  package init(symbol: Symbol, price: Double, time: Instant) {
    self.symbol = symbol
    self.price = price
    self.time = time
  }
}
