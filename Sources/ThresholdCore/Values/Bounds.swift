/// Lowest and highest value of a threshold; `lowest < highest`, both finite.
package struct Bounds: Sendable, Hashable {
  package var lowest: Double
  package var highest: Double

  package init(_ lowest: Double, _ highest: Double) {
    self.lowest = lowest
    self.highest = highest
  }

  package func contains(_ value: Double) -> Bool { value >= lowest && value <= highest }
}

extension Parameter {
  /// Where `value` lies in `bounds`: 0 is the loosest end, 1 the strictest; outside of both for a value beyond them.
  ///
  /// rsi runs downwards (its threshold is a maximum), volume on a logarithmic scale; source: learning.md, Coordinates.
  package func normalised(_ value: Double, in bounds: Bounds) -> Double {
    switch self {
    case .rsi: (bounds.highest - value) / (bounds.highest - bounds.lowest)
    case .volume:
      Logarithm.base10(max(value, 1) / bounds.lowest) / Logarithm.base10(bounds.highest / bounds.lowest)
    case .confidence, .macd, .momentum: (value - bounds.lowest) / (bounds.highest - bounds.lowest)
    }
  }

  /// The value that lies at `position`; the inverse of `normalised`.
  package func value(at position: Double, in bounds: Bounds) -> Double {
    switch self {
    case .rsi: bounds.highest - position * (bounds.highest - bounds.lowest)
    case .volume: bounds.lowest * Logarithm.power(bounds.highest / bounds.lowest, position)
    case .confidence, .macd, .momentum: bounds.lowest + position * (bounds.highest - bounds.lowest)
    }
  }
}
