// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for counts.
  package struct GetStatsRequest: Message {
    /// The message, which has no fields.
    package init() {}

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.GetStatsRequest" }

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

extension V1.GetStatsRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetStatsRequest>) {
    adaptive_threshold__v1__get_stats_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__GetStatsRequest>, _ reader: inout Reader) {
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetStatsRequest>, in arena: inout Arena) {
  }
}
