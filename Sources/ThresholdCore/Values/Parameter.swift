/// One of the five thresholds. The raw value is the position in storage and in vectors: never renumber.
package enum Parameter: Int, Sendable, CaseIterable, CustomStringConvertible {
  case rsi = 0
  case confidence
  case macd
  case volume
  case momentum

  /// The name on the wire, such as `rsi_threshold`.
  package var name: String {
    switch self {
    case .rsi: "rsi_threshold"
    case .confidence: "confidence_threshold"
    case .macd: "macd_threshold"
    case .volume: "volume_threshold"
    case .momentum: "momentum_threshold"
    }
  }

  /// The parameter with that name on the wire.
  package init?(name: String) {
    guard let match = Parameter.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  package var description: String { name }
}
