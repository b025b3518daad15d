package import Messages
package import ThresholdCore

/// How a stream is replayed.
package struct ReplayPlan: Sendable {
  /// The simulated user that plays it. Must be new to the server, or have a clock that is not ahead of the stream.
  package var user: String
  /// From a signal until its outcome is known.
  package var horizon: Span
  /// From one learning cycle to the next.
  package var adaptEvery: Span
  /// Prices to record as the stream's clock passes them, in the order of time. If there are any, the server marks outcomes
  /// itself, at the user's policy's horizon and fee, and none is reported.
  package var prices: [PricePoint]
  /// Whether accepted signals are traded: recorded as trades that close with their outcome, so that the protections of
  /// the user's policy see them.
  package var trades: Bool
  /// Protections to set in the user's policy before the first signal; none leaves it alone.
  package var protections: [V1.Protection]

  package init(
    user: String, horizon: Span, adaptEvery: Span, prices: [PricePoint] = [], trades: Bool = false,
    protections: [V1.Protection] = []
  ) {
    self.user = user
    self.horizon = horizon
    self.adaptEvery = adaptEvery
    self.prices = prices
    self.trades = trades
    self.protections = protections
  }
}
