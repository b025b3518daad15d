// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

extension V1 {
  /// What became of an item.
  package enum RecordStatus: Sendable, Hashable, RawRepresentable {
    /// Not said: see the error.
    case unspecified
    /// Recorded by this call.
    case recorded
    /// The same had been recorded before.
    case alreadyRecorded
    /// A number that this version does not know.
    case unrecognized(Int32)

    /// The value with this number.
    package init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .recorded
      case 2: self = .alreadyRecorded
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    package var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .recorded: 1
      case .alreadyRecorded: 2
      case .unrecognized(let number): number
      }
    }
  }
}
