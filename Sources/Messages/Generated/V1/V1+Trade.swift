// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A closed trade.
  package struct Trade: Message {
    /// Unique per user; sending the same trade twice is harmless.
    package var tradeID: String
    /// The user.
    package var userID: String
    /// The instrument.
    package var symbol: String
    /// The decision it came from, if known.
    package var decisionID: String
    /// ACTION_BUY for a long, ACTION_SELL for a short.
    package var side: V1.Action
    /// Size in base currency.
    package var quantity: Double?
    /// Price of entry.
    package var entryPrice: Double?
    /// Price of exit.
    package var exitPrice: Double?
    /// Realised profit in account currency, net of fee.
    package var pnl: Double?
    /// Realised profit in percent of the position, net of fee. Required.
    package var pnlPercent: Double?
    /// When it was opened.
    package var openedAt: GoogleProtobuf.Timestamp?
    /// When it was closed. Required.
    package var closedAt: GoogleProtobuf.Timestamp?
    /// The signal it came from, when there is no decision_id.
    package var signal: V1.Signal?
    /// What closed it; stoploss_guard counts stops alone.
    package var exitReason: V1.ExitReason

    /// The message with these fields, the others absent.
    package init(
      tradeID: String = "",
      userID: String = "",
      symbol: String = "",
      decisionID: String = "",
      side: V1.Action = .unspecified,
      quantity: Double? = nil,
      entryPrice: Double? = nil,
      exitPrice: Double? = nil,
      pnl: Double? = nil,
      pnlPercent: Double? = nil,
      openedAt: GoogleProtobuf.Timestamp? = nil,
      closedAt: GoogleProtobuf.Timestamp? = nil,
      signal: V1.Signal? = nil,
      exitReason: V1.ExitReason = .unspecified
    ) {
      self.tradeID = tradeID
      self.userID = userID
      self.symbol = symbol
      self.decisionID = decisionID
      self.side = side
      self.quantity = quantity
      self.entryPrice = entryPrice
      self.exitPrice = exitPrice
      self.pnl = pnl
      self.pnlPercent = pnlPercent
      self.openedAt = openedAt
      self.closedAt = closedAt
      self.signal = signal
      self.exitReason = exitReason
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Trade" }

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

extension V1.Trade: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Trade>) {
    adaptive_threshold__v1__trade__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Trade>, _ reader: inout Reader) {
    tradeID = reader.text(c.pointee.trade_id, "trade_id")
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    decisionID = reader.text(c.pointee.decision_id, "decision_id")
    side = V1.Action(rawValue: Int32(truncatingIfNeeded: c.pointee.side.rawValue))
    quantity = c.pointee._quantity_case.rawValue == 6 ? c.pointee.quantity : nil
    entryPrice = c.pointee._entry_price_case.rawValue == 7 ? c.pointee.entry_price : nil
    exitPrice = c.pointee._exit_price_case.rawValue == 8 ? c.pointee.exit_price : nil
    pnl = c.pointee._pnl_case.rawValue == 9 ? c.pointee.pnl : nil
    pnlPercent = c.pointee._pnl_percent_case.rawValue == 10 ? c.pointee.pnl_percent : nil
    openedAt = reader.message(c.pointee.opened_at, c.pointee.n_opened_at, "opened_at")
    closedAt = reader.message(c.pointee.closed_at, c.pointee.n_closed_at, "closed_at")
    signal = reader.message(c.pointee.signal, c.pointee.n_signal, "signal")
    exitReason = V1.ExitReason(rawValue: Int32(truncatingIfNeeded: c.pointee.exit_reason.rawValue))
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Trade>, in arena: inout Arena) {
    c.pointee.trade_id = arena.copy(tradeID)
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.decision_id = arena.copy(decisionID)
    c.pointee.side = .init(rawValue: .init(truncatingIfNeeded: side.rawValue))
    if let quantity {
      c.pointee._quantity_case = .init(rawValue: 6)
      c.pointee.quantity = quantity
    }
    if let entryPrice {
      c.pointee._entry_price_case = .init(rawValue: 7)
      c.pointee.entry_price = entryPrice
    }
    if let exitPrice {
      c.pointee._exit_price_case = .init(rawValue: 8)
      c.pointee.exit_price = exitPrice
    }
    if let pnl {
      c.pointee._pnl_case = .init(rawValue: 9)
      c.pointee.pnl = pnl
    }
    if let pnlPercent {
      c.pointee._pnl_percent_case = .init(rawValue: 10)
      c.pointee.pnl_percent = pnlPercent
    }
    (c.pointee.opened_at, c.pointee.n_opened_at) = arena.message(openedAt)
    (c.pointee.closed_at, c.pointee.n_closed_at) = arena.message(closedAt)
    (c.pointee.signal, c.pointee.n_signal) = arena.message(signal)
    c.pointee.exit_reason = .init(rawValue: .init(truncatingIfNeeded: exitReason.rawValue))
  }
}
