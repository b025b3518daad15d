// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Prices to record.
  package struct RecordPricesRequest: Message {
    /// 1 to 1,000.
    package var prices: [V1.Price]
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?
    /// For a simulated user: who it is. Its prices are its own.
    package var userID: String

    /// The message with these fields, the others absent.
    package init(
      prices: [V1.Price] = [],
      asOf: GoogleProtobuf.Timestamp? = nil,
      userID: String = ""
    ) {
      self.prices = prices
      self.asOf = asOf
      self.userID = userID
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.RecordPricesRequest" }

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

extension V1.RecordPricesRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordPricesRequest>) {
    adaptive_threshold__v1__record_prices_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__RecordPricesRequest>, _ reader: inout Reader) {
    prices = reader.messages(c.pointee.prices, c.pointee.n_prices, "prices")
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
    userID = reader.text(c.pointee.user_id, "user_id")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordPricesRequest>, in arena: inout Arena) {
    (c.pointee.prices, c.pointee.n_prices) = arena.messages(prices)
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
    c.pointee.user_id = arena.copy(userID)
  }
}
