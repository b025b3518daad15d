// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A scope to watch.
  package struct Scope: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty for the global set.
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
    package static var fullName: String { "adaptive_threshold.v1.Scope" }

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

extension V1.Scope: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Scope>) {
    adaptive_threshold__v1__scope__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Scope>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Scope>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
  }
}
