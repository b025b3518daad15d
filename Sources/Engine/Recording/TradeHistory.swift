import Repository
import ThresholdCore

/// The trades of one user that its rules look at: those in storage, and new ones as they are told.
struct TradeHistory {
  /// By (closedAt, id).
  private(set) var trades: [Trade]
  /// What was made before the first of them.
  let profitBefore: Double
  private var bySymbol: [Symbol: [Trade]]

  /// Most trades that are read, the newest: as many as a rule may ask for (`trade_limit`). Whose trades are recorded in the
  /// same transaction must not wait for somebody else's years.
  static let tradesMax = 10_000

  /// What is in storage already.
  init(
    of user: UserID, _ new: [(trade: Trade, moment: Moment)], rules: [Protection],
    in transaction: any ReadTransaction
  ) throws {
    let now = new.map(\.moment.now).min() ?? Instant(nanoseconds: .min)
    var begin = now - (rules.map(\.lookback).max() ?? .minutes(0))
    let symbols = Set(new.map(\.trade.key.symbol))
    // Rules over all symbols ask for all trades; without any, those of the one symbol do.
    let only = rules.contains(where: \.locksUsers) || symbols.count > 1 ? nil : symbols.first
    var newest = try transaction.recentTrades(
      of: Key(user: user, symbol: only ?? .global), closedAfter: begin, through: .distantFuture,
      limit: Self.tradesMax + 1)
    if newest.count > Self.tradesMax, let oldest = newest.last?.closedAt {
      // From the next instant on all are there, so that those before it can be summed up.
      begin = oldest
      newest.removeAll { $0.closedAt <= oldest }
    }
    trades = newest.reversed()
    bySymbol = Dictionary(grouping: trades, by: \.key.symbol)
    let asksForProfit = rules.contains {
      $0.rule == .drawdownKillSwitch || $0.rule == .maxDrawdown && $0.calculation == .equity
    }
    profitBefore = asksForProfit ? try transaction.realisedProfit(of: user, through: begin) : 0
  }

  /// Those of one symbol.
  func trades(of symbol: Symbol) -> ArraySlice<Trade> { bySymbol[symbol, default: []][...] }

  /// Puts a new trade in its place: it need not be the last that was closed.
  mutating func add(_ trade: Trade) {
    Self.add(trade, to: &trades)
    Self.add(trade, to: &bySymbol[trade.key.symbol, default: []])
  }

  private static func add(_ trade: Trade, to trades: inout [Trade]) {
    let before = trades.lastIndex { ($0.closedAt, $0.id) < (trade.closedAt, trade.id) }
    trades.insert(trade, at: before.map { $0 + 1 } ?? 0)
  }
}
