// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for a user's locks, or for all users'.
  package struct ListLocksRequest: Message {
    /// The user; empty for all.
    package var userID: String
    /// Only those that hold for this symbol, or for all; empty for every one.
    package var symbol: String
    /// Also the last of each kind that has ended or was released.
    package var includeEnded: Bool
    /// A resume_token that this replica must have reached before it answers.
    package var atLeastToken: String?
    /// For a simulated user: the time to look at; absent: its clock. Not for all users.
    package var asOf: GoogleProtobuf.Timestamp?
    /// Scopes with locks on a page, at most 1000; 0 is 100.
    package var pageSize: Int32
    /// The token that came with the page before; empty for the first.
    package var pageToken: String

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      symbol: String = "",
      includeEnded: Bool = false,
      atLeastToken: String? = nil,
      asOf: GoogleProtobuf.Timestamp? = nil,
      pageSize: Int32 = 0,
      pageToken: String = ""
    ) {
      self.userID = userID
      self.symbol = symbol
      self.includeEnded = includeEnded
      self.atLeastToken = atLeastToken
      self.asOf = asOf
      self.pageSize = pageSize
      self.pageToken = pageToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ListLocksRequest" }

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

extension V1.ListLocksRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListLocksRequest>) {
    adaptive_threshold__v1__list_locks_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ListLocksRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    includeEnded = c.pointee.include_ended != 0
    atLeastToken = c.pointee._at_least_token_case.rawValue == 4 ? reader.text(c.pointee.at_least_token, "at_least_token") : nil
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
    pageSize = c.pointee.page_size
    pageToken = reader.text(c.pointee.page_token, "page_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListLocksRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.include_ended = includeEnded ? 1 : 0
    if let atLeastToken {
      c.pointee._at_least_token_case = .init(rawValue: 4)
      c.pointee.at_least_token = arena.copy(atLeastToken)
    }
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
    c.pointee.page_size = pageSize
    c.pointee.page_token = arena.copy(pageToken)
  }
}
