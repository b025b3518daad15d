// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// What a bot saw. An absent number is absent, not zero: its gate is skipped and says so.
  package struct Signal: Message {
    /// The instrument, such as BTCUSDT; 1 to 128 of [A-Za-z0-9._:@/-].
    package var symbol: String
    /// What the signal proposes.
    package var action: V1.Action
    /// Entry (default) or exit.
    package var intent: V1.Intent
    /// The bot's own confidence, 0 to 1. Required for an entry to pass.
    package var confidence: Double?
    /// Relative strength index, 0 to 100.
    package var rsi: Double?
    /// Change of price over the bot's look-back, in percent, signed.
    package var changePercent: Double?
    /// Traded volume of 24 hours in quote currency.
    package var volume: Double?
    /// MACD in percent of price: 100 * MACD / close, signed.
    package var macd: Double?
    /// The price at which the bot would trade.
    package var price: Double?
    /// When the bot made the signal; data only, it moves no clock.
    package var signalTime: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      symbol: String = "",
      action: V1.Action = .unspecified,
      intent: V1.Intent = .unspecified,
      confidence: Double? = nil,
      rsi: Double? = nil,
      changePercent: Double? = nil,
      volume: Double? = nil,
      macd: Double? = nil,
      price: Double? = nil,
      signalTime: GoogleProtobuf.Timestamp? = nil
    ) {
      self.symbol = symbol
      self.action = action
      self.intent = intent
      self.confidence = confidence
      self.rsi = rsi
      self.changePercent = changePercent
      self.volume = volume
      self.macd = macd
      self.price = price
      self.signalTime = signalTime
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Signal" }

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

extension V1.Signal: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Signal>) {
    adaptive_threshold__v1__signal__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Signal>, _ reader: inout Reader) {
    symbol = reader.text(c.pointee.symbol, "symbol")
    action = V1.Action(rawValue: Int32(truncatingIfNeeded: c.pointee.action.rawValue))
    intent = V1.Intent(rawValue: Int32(truncatingIfNeeded: c.pointee.intent.rawValue))
    confidence = c.pointee._confidence_case.rawValue == 4 ? c.pointee.confidence : nil
    rsi = c.pointee._rsi_case.rawValue == 5 ? c.pointee.rsi : nil
    changePercent = c.pointee._change_percent_case.rawValue == 6 ? c.pointee.change_percent : nil
    volume = c.pointee._volume_case.rawValue == 7 ? c.pointee.volume : nil
    macd = c.pointee._macd_case.rawValue == 8 ? c.pointee.macd : nil
    price = c.pointee._price_case.rawValue == 9 ? c.pointee.price : nil
    signalTime = reader.message(c.pointee.signal_time, c.pointee.n_signal_time, "signal_time")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Signal>, in arena: inout Arena) {
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.action = .init(rawValue: .init(truncatingIfNeeded: action.rawValue))
    c.pointee.intent = .init(rawValue: .init(truncatingIfNeeded: intent.rawValue))
    if let confidence {
      c.pointee._confidence_case = .init(rawValue: 4)
      c.pointee.confidence = confidence
    }
    if let rsi {
      c.pointee._rsi_case = .init(rawValue: 5)
      c.pointee.rsi = rsi
    }
    if let changePercent {
      c.pointee._change_percent_case = .init(rawValue: 6)
      c.pointee.change_percent = changePercent
    }
    if let volume {
      c.pointee._volume_case = .init(rawValue: 7)
      c.pointee.volume = volume
    }
    if let macd {
      c.pointee._macd_case = .init(rawValue: 8)
      c.pointee.macd = macd
    }
    if let price {
      c.pointee._price_case = .init(rawValue: 9)
      c.pointee.price = price
    }
    (c.pointee.signal_time, c.pointee.n_signal_time) = arena.message(signalTime)
  }
}
