// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

extension V1 {
  /// What closed a trade.
  package enum ExitReason: Sendable, Hashable, RawRepresentable {
    /// Not said; for protections, no stop.
    case unspecified
    /// The bot's own signal.
    case signal
    /// A target was reached.
    case takeProfit
    /// A stop at a fixed loss.
    case stopLoss
    /// A stop that had followed the price.
    case trailingStopLoss
    /// A stop that lay on the exchange.
    case stopLossOnExchange
    /// The exchange closed it.
    case liquidation
    /// A number that this version does not know.
    case unrecognized(Int32)

    /// The value with this number.
    package init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .signal
      case 2: self = .takeProfit
      case 3: self = .stopLoss
      case 4: self = .trailingStopLoss
      case 5: self = .stopLossOnExchange
      case 6: self = .liquidation
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    package var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .signal: 1
      case .takeProfit: 2
      case .stopLoss: 3
      case .trailingStopLoss: 4
      case .stopLossOnExchange: 5
      case .liquidation: 6
      case .unrecognized(let number): number
      }
    }
  }
}
