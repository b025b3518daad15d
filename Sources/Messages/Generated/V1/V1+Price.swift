// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A price of the shared price book.
  package struct Price: Message {
    /// The instrument.
    package var symbol: String
    /// More than 0.
    package var price: Double
    /// When it held.
    package var time: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      symbol: String = "",
      price: Double = 0,
      time: GoogleProtobuf.Timestamp? = nil
    ) {
      self.symbol = symbol
      self.price = price
      self.time = time
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Price" }

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

extension V1.Price: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Price>) {
    adaptive_threshold__v1__price__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Price>, _ reader: inout Reader) {
    symbol = reader.text(c.pointee.symbol, "symbol")
    price = c.pointee.price
    time = reader.message(c.pointee.time, c.pointee.n_time, "time")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Price>, in arena: inout Arena) {
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.price = price
    (c.pointee.time, c.pointee.n_time) = arena.message(time)
  }
}
