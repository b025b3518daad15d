// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// One scope.
  package struct GetThresholdsResponse: Message {
    /// Its effective thresholds.
    package var thresholdSet: V1.ThresholdSet?

    /// The message with these fields, the others absent.
    package init(
      thresholdSet: V1.ThresholdSet? = nil
    ) {
      self.thresholdSet = thresholdSet
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.GetThresholdsResponse" }

    /// Reads an encoded message; fields that this version does not know are skipped.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(DecodingFault) {
      self = try Self.decoded(bytes)
    }

    /// The encoded message behind as many zero bytes as are reserved.
    package func encoded(reserving prefix: Int) -> [UInt8] {
      packed(reserving: prefix)
    }
  }
}

extension V1.GetThresholdsResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetThresholdsResponse>) {
    adaptive_threshold__v1__get_thresholds_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__GetThresholdsResponse>, _ reader: inout Reader) {
    thresholdSet = reader.message(c.pointee.threshold_set, c.pointee.n_threshold_set, "threshold_set")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetThresholdsResponse>, in arena: inout Arena) {
    (c.pointee.threshold_set, c.pointee.n_threshold_set) = arena.message(thresholdSet)
  }
}
