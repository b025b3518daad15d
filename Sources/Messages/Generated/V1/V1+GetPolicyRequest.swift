// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for a policy.
  package struct GetPolicyRequest: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty for the user's global policy.
    package var symbol: String

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      symbol: String = ""
    ) {
      self.userID = userID
      self.symbol = symbol
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.GetPolicyRequest" }

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

extension V1.GetPolicyRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetPolicyRequest>) {
    adaptive_threshold__v1__get_policy_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__GetPolicyRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetPolicyRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
  }
}
