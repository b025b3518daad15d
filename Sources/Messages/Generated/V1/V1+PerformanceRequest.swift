// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for performance.
  package struct PerformanceRequest: Message {
    /// The user.
    package var userID: String
    /// The symbol; empty for all.
    package var symbol: String
    /// 1 to 3,650 days back from now; absent: 30.
    package var daysBack: Int32?
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      symbol: String = "",
      daysBack: Int32? = nil,
      asOf: GoogleProtobuf.Timestamp? = nil
    ) {
      self.userID = userID
      self.symbol = symbol
      self.daysBack = daysBack
      self.asOf = asOf
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.PerformanceRequest" }

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

extension V1.PerformanceRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__PerformanceRequest>) {
    adaptive_threshold__v1__performance_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__PerformanceRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    daysBack = c.pointee._days_back_case.rawValue == 3 ? c.pointee.days_back : nil
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__PerformanceRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    if let daysBack {
      c.pointee._days_back_case = .init(rawValue: 3)
      c.pointee.days_back = daysBack
    }
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
  }
}
