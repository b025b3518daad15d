// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

extension V1 {
  /// What a signal proposes to do.
  package enum Action: Sendable, Hashable, RawRepresentable {
    /// Not said; refused with INVALID_ARGUMENT.
    case unspecified
    /// Buy.
    case buy
    /// Sell; as an entry, a short.
    case sell
    /// Do nothing; never answered with should_trade.
    case hold
    /// A number that this version does not know.
    case unrecognized(Int32)

    /// The value with this number.
    package init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .buy
      case 2: self = .sell
      case 3: self = .hold
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    package var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .buy: 1
      case .sell: 2
      case .hold: 3
      case .unrecognized(let number): number
      }
    }
  }
}
