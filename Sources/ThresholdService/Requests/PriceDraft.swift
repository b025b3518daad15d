import ThresholdCore

/// A price as a caller sent it, not yet checked.
package struct PriceDraft: Sendable {
  package var symbol: String
  package var price: Double
  package var time: RawTime?

  package init(symbol: String, price: Double, time: RawTime?) {
    self.symbol = symbol
    self.price = price
    self.time = time
  }

  /// The price, its faults noted. What is returned must not be used if there are faults.
  func checked(_ faults: inout Faults, now: Instant) -> PricePoint {
    faults.identifier("symbol", symbol)
    faults.positive("price", price)
    if time == nil { faults.add("time", "is required") }
    return PricePoint(
      symbol: Symbol(symbol), price: price, time: faults.time("time", time, now: now) ?? now)
  }
}
