// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks to empty a scope's own set.
  package struct ResetThresholdsRequest: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty resets the global set only.
    package var symbol: String
    /// Chosen by the caller; the same again is answered again and done once.
    package var requestID: String
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?
    /// Compute and answer, but write nothing.
    package var validateOnly: Bool

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      symbol: String = "",
      requestID: String = "",
      asOf: GoogleProtobuf.Timestamp? = nil,
      validateOnly: Bool = false
    ) {
      self.userID = userID
      self.symbol = symbol
      self.requestID = requestID
      self.asOf = asOf
      self.validateOnly = validateOnly
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ResetThresholdsRequest" }

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

extension V1.ResetThresholdsRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ResetThresholdsRequest>) {
    adaptive_threshold__v1__reset_thresholds_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ResetThresholdsRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    requestID = reader.text(c.pointee.request_id, "request_id")
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
    validateOnly = c.pointee.validate_only != 0
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ResetThresholdsRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.request_id = arena.copy(requestID)
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
    c.pointee.validate_only = validateOnly ? 1 : 0
  }
}
