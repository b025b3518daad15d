// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Answers in the order of the prices.
  package struct RecordPricesResponse: Message {
    /// One for each price.
    package var results: [V1.RecordResult]
    /// A token that includes this write.
    package var resumeToken: String

    /// The message with these fields, the others absent.
    package init(
      results: [V1.RecordResult] = [],
      resumeToken: String = ""
    ) {
      self.results = results
      self.resumeToken = resumeToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.RecordPricesResponse" }

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

extension V1.RecordPricesResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordPricesResponse>) {
    adaptive_threshold__v1__record_prices_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__RecordPricesResponse>, _ reader: inout Reader) {
    results = reader.messages(c.pointee.results, c.pointee.n_results, "results")
    resumeToken = reader.text(c.pointee.resume_token, "resume_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordPricesResponse>, in arena: inout Arena) {
    (c.pointee.results, c.pointee.n_results) = arena.messages(results)
    c.pointee.resume_token = arena.copy(resumeToken)
  }
}
