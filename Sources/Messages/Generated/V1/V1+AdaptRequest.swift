// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for one learning cycle.
  package struct AdaptRequest: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty for the user's global learner.
    package var symbol: String
    /// Skip what the schedule asks for, and no safeguard.
    package var force: Bool
    /// Compute and answer, but write nothing.
    package var validateOnly: Bool
    /// Chosen by the caller; the same again is answered again and done once.
    package var requestID: String
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      symbol: String = "",
      force: Bool = false,
      validateOnly: Bool = false,
      requestID: String = "",
      asOf: GoogleProtobuf.Timestamp? = nil
    ) {
      self.userID = userID
      self.symbol = symbol
      self.force = force
      self.validateOnly = validateOnly
      self.requestID = requestID
      self.asOf = asOf
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.AdaptRequest" }

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

extension V1.AdaptRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptRequest>) {
    adaptive_threshold__v1__adapt_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__AdaptRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    force = c.pointee.force != 0
    validateOnly = c.pointee.validate_only != 0
    requestID = reader.text(c.pointee.request_id, "request_id")
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.force = force ? 1 : 0
    c.pointee.validate_only = validateOnly ? 1 : 0
    c.pointee.request_id = arena.copy(requestID)
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
  }
}
