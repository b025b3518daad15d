// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

extension V1 {
  /// What wrote a change or a journal entry.
  package enum Cause: Sendable, Hashable, RawRepresentable {
    /// Not said.
    case unspecified
    /// The learner.
    case adaptation
    /// SetThresholds.
    case set
    /// ResetThresholds.
    case reset
    /// RollbackAdaptation.
    case rollback
    /// SetPolicy.
    case policy
    /// A number that this version does not know.
    case unrecognized(Int32)

    /// The value with this number.
    package init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .adaptation
      case 2: self = .set
      case 3: self = .reset
      case 4: self = .rollback
      case 5: self = .policy
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    package var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .adaptation: 1
      case .set: 2
      case .reset: 3
      case .rollback: 4
      case .policy: 5
      case .unrecognized(let number): number
      }
    }
  }
}
