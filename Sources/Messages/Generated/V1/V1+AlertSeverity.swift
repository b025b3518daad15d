// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

extension V1 {
  /// How soon somebody should look.
  package enum AlertSeverity: Sendable, Hashable, RawRepresentable {
    /// Any, in a request; never in an answer.
    case unspecified
    /// Worth knowing; the service is well.
    case info
    /// Something is wrong and calls are still answered.
    case warning
    /// Calls fail, or will soon.
    case critical
    /// A number that this version does not know.
    case unrecognized(Int32)

    /// The value with this number.
    package init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .info
      case 2: self = .warning
      case 3: self = .critical
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    package var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .info: 1
      case .warning: 2
      case .critical: 3
      case .unrecognized(let number): number
      }
    }
  }
}
