// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A page of a journal.
  package struct ListAdaptationsResponse: Message {
    /// Newest first.
    package var adaptations: [V1.Adaptation]
    /// Empty when this is the last page.
    package var nextPageToken: String

    /// The message with these fields, the others absent.
    package init(
      adaptations: [V1.Adaptation] = [],
      nextPageToken: String = ""
    ) {
      self.adaptations = adaptations
      self.nextPageToken = nextPageToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ListAdaptationsResponse" }

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

extension V1.ListAdaptationsResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListAdaptationsResponse>) {
    adaptive_threshold__v1__list_adaptations_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ListAdaptationsResponse>, _ reader: inout Reader) {
    adaptations = reader.messages(c.pointee.adaptations, c.pointee.n_adaptations, "adaptations")
    nextPageToken = reader.text(c.pointee.next_page_token, "next_page_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListAdaptationsResponse>, in arena: inout Arena) {
    (c.pointee.adaptations, c.pointee.n_adaptations) = arena.messages(adaptations)
    c.pointee.next_page_token = arena.copy(nextPageToken)
  }
}
