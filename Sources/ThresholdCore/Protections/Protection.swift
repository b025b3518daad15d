/// A rule that locks entries after trades went badly, with its parameters.
///
/// The first four and their parameters are freqtrade's
/// (https://www.freqtrade.io/en/stable/plugins/#protections); lengths are lengths of time, never candles, because a lock here
/// belongs to no candle. Profits are in percent.
package struct Protection: Sendable, Equatable {
  /// Raw values are stored: never renumber.
  package enum Rule: Int, Sendable, CaseIterable {
    case cooldownPeriod = 1
    case stoplossGuard = 2
    case maxDrawdown = 3
    case lowProfitPairs = 4
    case drawdownKillSwitch = 5

    /// The name on the wire.
    package var name: String {
      switch self {
      case .cooldownPeriod: "cooldown_period"
      case .stoplossGuard: "stoploss_guard"
      case .maxDrawdown: "max_drawdown"
      case .lowProfitPairs: "low_profit_pairs"
      case .drawdownKillSwitch: "drawdown_kill_switch"
      }
    }

    package init?(name: String) {
      guard let rule = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = rule
    }

    /// Every name, for messages.
    package static let names = allCases.map(\.name).joined(separator: ", ")
  }

  /// What MaxDrawdown's fall is a fall of. Raw values are stored: never renumber.
  package enum Calculation: Int, Sendable, CaseIterable {
    /// Of the sum of the trades' profits in percent.
    case ratios = 1
    /// Of the account, from its starting balance, in percent of its peak.
    case equity = 2

    /// The name on the wire.
    package var name: String {
      switch self {
      case .ratios: "ratios"
      case .equity: "equity"
      }
    }

    package init?(name: String) {
      guard let calculation = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = calculation
    }
  }

  /// When a lock ends.
  package enum Stop: Sendable, Equatable {
    /// So long after the last trade that it rests on was closed.
    case after(Span)
    /// The next time that UTC clocks show so many minutes after midnight.
    case at(minuteOfDay: Int)
  }

  package var rule: Rule
  /// How far back trades are looked at, by the time they were closed.
  package var lookback: Span
  /// Of no meaning for the kill switch, which holds until it is released.
  package var stop: Stop
  /// Trades that it takes, at least.
  package var tradeLimit: Int
  /// Below it a profit is low.
  package var requiredProfitPercent: Double
  package var onlyPerPair: Bool
  package var onlyPerSide: Bool
  /// The largest fall that is let pass.
  package var maxDrawdownPercent: Double
  package var calculation: Calculation

  /// A rule; what is not given is what freqtrade takes.
  package init(
    _ rule: Rule, lookback: Span? = nil, stop: Stop = .after(.minutes(60)), tradeLimit: Int? = nil,
    requiredProfitPercent: Double = 0, onlyPerPair: Bool = false, onlyPerSide: Bool = false,
    maxDrawdownPercent: Double = 0, calculation: Calculation = .ratios
  ) {
    self.rule = rule
    self.lookback = lookback ?? (rule == .drawdownKillSwitch ? .days(30) : .minutes(60))
    self.stop = stop
    self.tradeLimit = tradeLimit ?? (rule == .stoplossGuard ? 10 : 1)
    self.requiredProfitPercent = requiredProfitPercent
    self.onlyPerPair = onlyPerPair
    self.onlyPerSide = onlyPerSide
    self.maxDrawdownPercent = maxDrawdownPercent
    self.calculation = calculation
  }

  /// Whether it locks the symbol of a trade, from that symbol's trades.
  package var locksSymbols: Bool {
    switch rule {
    case .cooldownPeriod, .stoplossGuard, .lowProfitPairs: true
    case .maxDrawdown, .drawdownKillSwitch: false
    }
  }

  /// Whether it locks all symbols, from the trades of all.
  package var locksUsers: Bool {
    switch rule {
    case .maxDrawdown, .drawdownKillSwitch: true
    case .stoplossGuard: !onlyPerPair
    case .cooldownPeriod, .lowProfitPairs: false
    }
  }
}

extension Protection: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(rule)
    writer.write(lookback)
    switch stop {
    case .after(let span):
      writer.write(false)
      writer.write(span)
    case .at(let minute):
      writer.write(true)
      writer.write(Int64(minute))
    }
    writer.write(Int64(tradeLimit))
    writer.write(requiredProfitPercent)
    writer.write(onlyPerPair)
    writer.write(onlyPerSide)
    writer.write(maxDrawdownPercent)
    writer.write(calculation)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    rule = try reader.enumeration()
    lookback = try reader.span()
    stop = try reader.bool() ? .at(minuteOfDay: try Self.minuteOfDay(&reader)) : .after(try reader.span())
    tradeLimit = Int(try reader.int())
    requiredProfitPercent = try reader.double()
    onlyPerPair = try reader.bool()
    onlyPerSide = try reader.bool()
    maxDrawdownPercent = try reader.double()
    calculation = try reader.enumeration()
  }

  /// An archive may say anything, and a minute far out of the day would leave the range of instants.
  private static func minuteOfDay(_ reader: inout ByteReader) throws(CorruptRecord) -> Int {
    let minute = try reader.int()
    guard (0..<1_440).contains(minute) else { throw CorruptRecord("\(minute) is no minute of a day") }
    return Int(minute)
  }
}
