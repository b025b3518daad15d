// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

extension V1 {
  /// Whether a signal opens or reduces a position.
  package enum Intent: Sendable, Hashable, RawRepresentable {
    /// Not said: an entry.
    case unspecified
    /// Opens or enlarges a position; every gate applies.
    case entry
    /// Reduces a position; gates are shown, should_trade is always true.
    case exit
    /// A number that this version does not know.
    case unrecognized(Int32)

    /// The value with this number.
    package init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .entry
      case 2: self = .exit
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    package var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .entry: 1
      case .exit: 2
      case .unrecognized(let number): number
      }
    }
  }
}
