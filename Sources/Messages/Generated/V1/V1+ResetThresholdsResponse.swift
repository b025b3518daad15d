// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// The set after the reset.
  package struct ResetThresholdsResponse: Message {
    /// The effective thresholds.
    package var thresholdSet: V1.ThresholdSet?
    /// A token that includes this write.
    package var resumeToken: String

    /// The message with these fields, the others absent.
    package init(
      thresholdSet: V1.ThresholdSet? = nil,
      resumeToken: String = ""
    ) {
      self.thresholdSet = thresholdSet
      self.resumeToken = resumeToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ResetThresholdsResponse" }

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

extension V1.ResetThresholdsResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ResetThresholdsResponse>) {
    adaptive_threshold__v1__reset_thresholds_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ResetThresholdsResponse>, _ reader: inout Reader) {
    thresholdSet = reader.message(c.pointee.threshold_set, c.pointee.n_threshold_set, "threshold_set")
    resumeToken = reader.text(c.pointee.resume_token, "resume_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ResetThresholdsResponse>, in arena: inout Arena) {
    (c.pointee.threshold_set, c.pointee.n_threshold_set) = arena.message(thresholdSet)
    c.pointee.resume_token = arena.copy(resumeToken)
  }
}
