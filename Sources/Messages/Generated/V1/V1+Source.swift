// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

extension V1 {
  /// Where an effective value comes from.
  package enum Source: Sendable, Hashable, RawRepresentable {
    /// Not said.
    case unspecified
    /// The symbol's own set.
    case symbol
    /// The user's global set.
    case user
    /// The server's configuration.
    case configuration
    /// A number that this version does not know.
    case unrecognized(Int32)

    /// The value with this number.
    package init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .symbol
      case 2: self = .user
      case 3: self = .configuration
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    package var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .symbol: 1
      case .user: 2
      case .configuration: 3
      case .unrecognized(let number): number
      }
    }
  }
}
