package import ThresholdCore

/// Random trades of some weeks, in a random order of arrival.
package struct TradeGenerator: RandomNumberGenerator {
  /// When the first of the days begins: 2023-11-15T00:00:00Z.
  package static let first = UTCDay(number: 19_676)

  /// What is asked for may be late, or lack what is optional.
  package struct Kind: Sendable {
    /// Symbols, at least one.
    package var symbols = 3
    package var days: Int64 = 20
    /// Of ten trades, those without a profit in account currency.
    package var withoutProfit = 0
    /// Of a hundred trades, those that do not say when they were opened.
    package var withoutOpening = 0
    /// How long a position is held at most.
    package var heldMax = Span.hours(40)
    /// Of a hundred trades, those that arrive at another one's turn.
    package var late = 20

    package init() {}
  }

  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// SplitMix64; source: https://prng.di.unimi.it/splitmix64.c
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// - Parameter begin: the first of their days.
  package mutating func trades(_ count: Int, of user: UserID, _ kind: Kind, from begin: UTCDay = first)
    -> [Trade]
  {
    // One day stays empty, and some moments have several trades.
    let quiet = Int64.random(in: 0..<kind.days, using: &self)
    var trades = (0..<count).map { index in
      var day = Int64.random(in: 0..<kind.days, using: &self)
      if day == quiet, kind.days > 1 { day = (day + 1) % kind.days }
      let moment = Int64.random(in: 0..<UTCDay.length / 600_000_000_000, using: &self) * 600_000_000_000
      let closedAt = begin.advanced(by: day).start + Span(nanoseconds: moment)
      let percent = Double(Int.random(in: -30...31, using: &self)) / 7
      let hasProfit = Int.random(in: 0..<10, using: &self) >= kind.withoutProfit
      let hasOpening = Int.random(in: 0..<100, using: &self) >= kind.withoutOpening
      let held = Span(nanoseconds: .random(in: 0...kind.heldMax.nanoseconds, using: &self))
      return Trade(
        id: "t\(index)",
        key: Key(user: user, symbol: Symbol("S\(Int.random(in: 0..<kind.symbols, using: &self))")),
        side: .buy,
        pnl: hasProfit ? percent * 3 + 0.5 : nil, pnlPercent: percent,
        openedAt: hasOpening ? closedAt - held : nil, closedAt: closedAt)
    }
    trades.sort(by: Trade.closedBefore)
    for _ in 0..<count * kind.late / 100 {
      trades.swapAt(.random(in: 0..<count, using: &self), .random(in: 0..<count, using: &self))
    }
    return trades
  }
}
