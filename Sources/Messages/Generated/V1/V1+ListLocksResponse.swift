// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A page of locks.
  package struct ListLocksResponse: Message {
    /// Those for all symbols first, then by symbol. Of all users a page may hold fewer than were asked for, even none, though
    /// it is not the last.
    package var locks: [V1.Lock]
    /// Token of the next page; empty after the last.
    package var nextPageToken: String

    /// The message with these fields, the others absent.
    package init(
      locks: [V1.Lock] = [],
      nextPageToken: String = ""
    ) {
      self.locks = locks
      self.nextPageToken = nextPageToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ListLocksResponse" }

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

extension V1.ListLocksResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListLocksResponse>) {
    adaptive_threshold__v1__list_locks_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ListLocksResponse>, _ reader: inout Reader) {
    locks = reader.messages(c.pointee.locks, c.pointee.n_locks, "locks")
    nextPageToken = reader.text(c.pointee.next_page_token, "next_page_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListLocksResponse>, in arena: inout Arena) {
    (c.pointee.locks, c.pointee.n_locks) = arena.messages(locks)
    c.pointee.next_page_token = arena.copy(nextPageToken)
  }
}
