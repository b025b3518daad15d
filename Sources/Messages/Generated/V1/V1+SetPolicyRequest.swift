// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A policy to write.
  package struct SetPolicyRequest: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty for the user's global policy.
    package var symbol: String
    /// Replaces the scope's own policy.
    package var policy: V1.Policy?
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
      policy: V1.Policy? = nil,
      requestID: String = "",
      asOf: GoogleProtobuf.Timestamp? = nil,
      validateOnly: Bool = false
    ) {
      self.userID = userID
      self.symbol = symbol
      self.policy = policy
      self.requestID = requestID
      self.asOf = asOf
      self.validateOnly = validateOnly
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.SetPolicyRequest" }

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

extension V1.SetPolicyRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__SetPolicyRequest>) {
    adaptive_threshold__v1__set_policy_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__SetPolicyRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    policy = reader.message(c.pointee.policy, c.pointee.n_policy, "policy")
    requestID = reader.text(c.pointee.request_id, "request_id")
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
    validateOnly = c.pointee.validate_only != 0
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__SetPolicyRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    (c.pointee.policy, c.pointee.n_policy) = arena.message(policy)
    c.pointee.request_id = arena.copy(requestID)
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
    c.pointee.validate_only = validateOnly ? 1 : 0
  }
}
