// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

extension V1 {
  /// What a gate said.
  package enum GateOutcome: Sendable, Hashable, RawRepresentable {
    /// Not said.
    case unspecified
    /// The observed value passes.
    case passed
    /// The observed value does not pass.
    case failed
    /// The gate does not apply to this action.
    case notApplicable
    /// The signal lacks the value. Only a missing confidence refuses the signal.
    case missingInput
    /// A number that this version does not know.
    case unrecognized(Int32)

    /// The value with this number.
    package init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .passed
      case 2: self = .failed
      case 3: self = .notApplicable
      case 4: self = .missingInput
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    package var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .passed: 1
      case .failed: 2
      case .notApplicable: 3
      case .missingInput: 4
      case .unrecognized(let number): number
      }
    }
  }
}
