import ThresholdCore

extension SeededGenerator {
  /// A signal of that side, as indicators of a liquid market spread.
  mutating func signal(_ side: Action) -> Signal {
    let direction = side == .buy ? 1.0 : -1.0
    let skill = uniform()
    let rsi = Double.minimum(99, Double.maximum(1, 51.5 + 14.5 * normal()))
    let change = 2.6 * multiplicative(width: 0.6)
    let isTrend = chance(0.6)
    let volume = 1.8e9 * multiplicative(width: 0.68)
    let macd = direction * (0.027 + 0.05 * normal())
    return Signal(
      symbol: Symbol("SIM"), action: side,
      confidence: Self.rounded(0.35 + 0.64 * (skill + skill.squareRoot()) / 2, places: 4),
      rsi: Self.rounded(rsi, places: 2),
      changePercent: Self.rounded((isTrend ? direction : -direction) * change, places: 3),
      volume: (volume / 1e5).rounded() * 1e5, macd: Self.rounded(macd, places: 4))
  }

  /// To that many decimal places.
  static func rounded(_ value: Double, places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == 0 ? 0 : rounded  // Never a negative zero.
  }
}
