// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for a page of a journal.
  package struct ListAdaptationsRequest: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty for the global set.
    package var symbol: String
    /// At most 1,000; 0 for 100.
    package var pageSize: Int32
    /// next_page_token of the page before; empty for the first.
    package var pageToken: String

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      symbol: String = "",
      pageSize: Int32 = 0,
      pageToken: String = ""
    ) {
      self.userID = userID
      self.symbol = symbol
      self.pageSize = pageSize
      self.pageToken = pageToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ListAdaptationsRequest" }

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

extension V1.ListAdaptationsRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListAdaptationsRequest>) {
    adaptive_threshold__v1__list_adaptations_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ListAdaptationsRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    pageSize = c.pointee.page_size
    pageToken = reader.text(c.pointee.page_token, "page_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListAdaptationsRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.page_size = pageSize
    c.pointee.page_token = arena.copy(pageToken)
  }
}
