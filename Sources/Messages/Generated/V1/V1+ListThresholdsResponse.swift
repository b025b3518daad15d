// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A page of scopes.
  package struct ListThresholdsResponse: Message {
    /// By symbol; the global set, if there is one, comes first.
    package var thresholdSets: [V1.ThresholdSet]
    /// Empty when this is the last page.
    package var nextPageToken: String

    /// The message with these fields, the others absent.
    package init(
      thresholdSets: [V1.ThresholdSet] = [],
      nextPageToken: String = ""
    ) {
      self.thresholdSets = thresholdSets
      self.nextPageToken = nextPageToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ListThresholdsResponse" }

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

extension V1.ListThresholdsResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListThresholdsResponse>) {
    adaptive_threshold__v1__list_thresholds_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ListThresholdsResponse>, _ reader: inout Reader) {
    thresholdSets = reader.messages(c.pointee.threshold_sets, c.pointee.n_threshold_sets, "threshold_sets")
    nextPageToken = reader.text(c.pointee.next_page_token, "next_page_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListThresholdsResponse>, in arena: inout Arena) {
    (c.pointee.threshold_sets, c.pointee.n_threshold_sets) = arena.messages(thresholdSets)
    c.pointee.next_page_token = arena.copy(nextPageToken)
  }
}
