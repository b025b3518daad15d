// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for one scope.
  package struct GetThresholdsRequest: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty for the global set.
    package var symbol: String
    /// A resume_token that this replica must have reached before it answers.
    package var atLeastToken: String?

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      symbol: String = "",
      atLeastToken: String? = nil
    ) {
      self.userID = userID
      self.symbol = symbol
      self.atLeastToken = atLeastToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.GetThresholdsRequest" }

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

extension V1.GetThresholdsRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetThresholdsRequest>) {
    adaptive_threshold__v1__get_thresholds_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__GetThresholdsRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    atLeastToken = c.pointee._at_least_token_case.rawValue == 3 ? reader.text(c.pointee.at_least_token, "at_least_token") : nil
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetThresholdsRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    if let atLeastToken {
      c.pointee._at_least_token_case = .init(rawValue: 3)
      c.pointee.at_least_token = arena.copy(atLeastToken)
    }
  }
}
