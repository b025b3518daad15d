// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Trades to record.
  package struct RecordTradesRequest: Message {
    /// 1 to 1,000.
    package var trades: [V1.Trade]
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      trades: [V1.Trade] = [],
      asOf: GoogleProtobuf.Timestamp? = nil
    ) {
      self.trades = trades
      self.asOf = asOf
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.RecordTradesRequest" }

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

extension V1.RecordTradesRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordTradesRequest>) {
    adaptive_threshold__v1__record_trades_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__RecordTradesRequest>, _ reader: inout Reader) {
    trades = reader.messages(c.pointee.trades, c.pointee.n_trades, "trades")
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordTradesRequest>, in arena: inout Arena) {
    (c.pointee.trades, c.pointee.n_trades) = arena.messages(trades)
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
  }
}
