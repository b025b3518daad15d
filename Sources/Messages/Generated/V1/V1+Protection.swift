// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A rule that locks entries after trades went badly. What a rule does not know of must be absent.
  package struct Protection: Message {
    /// cooldown_period, stoploss_guard, max_drawdown, low_profit_pairs or drawdown_kill_switch.
    package var rule: String
    /// How far back trades are looked at, by the time they were closed; 1 minute to 366 days. Absent: 60 minutes, of
    /// drawdown_kill_switch 30 days.
    package var lookback: GoogleProtobuf.Duration?
    /// How long a lock lasts, from the close of the last trade that it rests on; 1 minute to 366 days. Absent: 60 minutes.
    /// Not of drawdown_kill_switch, which holds until it is released.
    package var stopDuration: GoogleProtobuf.Duration?
    /// Instead of stop_duration: the next time that UTC clocks show this, as HH:MM.
    package var unlockAt: String?
    /// Trades that it takes; absent: 10 of stoploss_guard, otherwise 1.
    package var tradeLimit: Int32?
    /// Below it a profit is low, in percent: of one stopped trade (stoploss_guard), of the sum of all (low_profit_pairs).
    /// Absent: 0.
    package var requiredProfitPercent: Double?
    /// Of stoploss_guard: lock symbols alone, never all of them.
    package var onlyPerPair: Bool
    /// Of stoploss_guard and low_profit_pairs: count, and lock, each side by itself.
    package var onlyPerSide: Bool
    /// Of max_drawdown and drawdown_kill_switch: the largest fall that is let pass, in percent. Absent: 0.
    package var maxDrawdownPercent: Double?
    /// Of max_drawdown: ratios (the sum of the trades' profits in percent; absent: this) or equity (of starting_balance).
    package var calculation: String?

    /// The message with these fields, the others absent.
    package init(
      rule: String = "",
      lookback: GoogleProtobuf.Duration? = nil,
      stopDuration: GoogleProtobuf.Duration? = nil,
      unlockAt: String? = nil,
      tradeLimit: Int32? = nil,
      requiredProfitPercent: Double? = nil,
      onlyPerPair: Bool = false,
      onlyPerSide: Bool = false,
      maxDrawdownPercent: Double? = nil,
      calculation: String? = nil
    ) {
      self.rule = rule
      self.lookback = lookback
      self.stopDuration = stopDuration
      self.unlockAt = unlockAt
      self.tradeLimit = tradeLimit
      self.requiredProfitPercent = requiredProfitPercent
      self.onlyPerPair = onlyPerPair
      self.onlyPerSide = onlyPerSide
      self.maxDrawdownPercent = maxDrawdownPercent
      self.calculation = calculation
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Protection" }

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

extension V1.Protection: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Protection>) {
    adaptive_threshold__v1__protection__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Protection>, _ reader: inout Reader) {
    rule = reader.text(c.pointee.rule, "rule")
    lookback = reader.message(c.pointee.lookback, c.pointee.n_lookback, "lookback")
    stopDuration = reader.message(c.pointee.stop_duration, c.pointee.n_stop_duration, "stop_duration")
    unlockAt = c.pointee._unlock_at_case.rawValue == 4 ? reader.text(c.pointee.unlock_at, "unlock_at") : nil
    tradeLimit = c.pointee._trade_limit_case.rawValue == 5 ? c.pointee.trade_limit : nil
    requiredProfitPercent = c.pointee._required_profit_percent_case.rawValue == 6 ? c.pointee.required_profit_percent : nil
    onlyPerPair = c.pointee.only_per_pair != 0
    onlyPerSide = c.pointee.only_per_side != 0
    maxDrawdownPercent = c.pointee._max_drawdown_percent_case.rawValue == 9 ? c.pointee.max_drawdown_percent : nil
    calculation = c.pointee._calculation_case.rawValue == 10 ? reader.text(c.pointee.calculation, "calculation") : nil
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Protection>, in arena: inout Arena) {
    c.pointee.rule = arena.copy(rule)
    (c.pointee.lookback, c.pointee.n_lookback) = arena.message(lookback)
    (c.pointee.stop_duration, c.pointee.n_stop_duration) = arena.message(stopDuration)
    if let unlockAt {
      c.pointee._unlock_at_case = .init(rawValue: 4)
      c.pointee.unlock_at = arena.copy(unlockAt)
    }
    if let tradeLimit {
      c.pointee._trade_limit_case = .init(rawValue: 5)
      c.pointee.trade_limit = tradeLimit
    }
    if let requiredProfitPercent {
      c.pointee._required_profit_percent_case = .init(rawValue: 6)
      c.pointee.required_profit_percent = requiredProfitPercent
    }
    c.pointee.only_per_pair = onlyPerPair ? 1 : 0
    c.pointee.only_per_side = onlyPerSide ? 1 : 0
    if let maxDrawdownPercent {
      c.pointee._max_drawdown_percent_case = .init(rawValue: 9)
      c.pointee.max_drawdown_percent = maxDrawdownPercent
    }
    if let calculation {
      c.pointee._calculation_case = .init(rawValue: 10)
      c.pointee.calculation = arena.copy(calculation)
    }
  }
}
