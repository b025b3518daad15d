import ThresholdCore

/// Symbols of one market, which signal at the same hours. Half of the variance of each outcome's noise is the market's
/// move, for a signal to buy as it is and for one to sell the other way round; the other half is the symbol's own.
struct CorrelatedSymbols {
  let streams: [BenchStream]
  /// What the market gave a signal to buy, in percent, each hour.
  private let moves: [Double]

  /// Who knows the market's move once an outcome is known.
  enum Knowledge {
    /// Whoever sees the outcomes of the other symbols, known at the same time as the symbol's own.
    case others
    /// Whoever sees the move itself: the most that there is to know.
    case market
  }

  /// Fewest outcomes before it is guessed how much of the others' outcomes a symbol's own shares.
  private static let countMin = 30

  /// - Parameters:
  ///   - isShared: Whether all symbols have the same optimum, not one each.
  ///   - count: Signals of each symbol.
  init(symbols: Int, isShared: Bool, seed: UInt64, count: Int) {
    let half = 0.5.squareRoot()
    // Pure noise of the same size and shape as the symbols' own.
    let market = BenchStream.simulated(
      .null, basis: .reported, seed: seed, count: count, user: UInt64(symbols))
    let moves = market.signals.map { half * ($0.pnlPercent ?? 0) }
    streams = (0..<UInt64(symbols)).map { symbol in
      var stream = BenchStream.simulated(
        .stationary, basis: .reported, seed: isShared ? seed : seed + symbol, count: count, user: symbol)
      for index in 0..<count {
        let noise = (stream.signals[index].pnlPercent ?? 0) - stream.truth[index]
        stream.signals[index].time = market.signals[index].time
        stream.signals[index].pnlPercent =
          stream.truth[index] + half * noise + stream.side(index) * moves[index]
      }
      return stream
    }
    self.moves = moves
  }

  /// A symbol's outcomes without the market's part of them.
  func lessons(of symbol: Int, knowing knowledge: Knowledge) -> [Double] {
    let stream = streams[symbol]
    let guesses = knowledge == .market ? moves : guesses(of: symbol)
    return stream.signals.indices.map { (stream.signals[$0].pnlPercent ?? 0) - stream.side($0) * guesses[$0] }
  }

  /// The market's moves as the other symbols' outcomes of the same hour show them: their mean, by least squares over the
  /// hours before.
  private func guesses(of symbol: Int) -> [Double] {
    var means = Array(repeating: 0.0, count: streams.count)
    var product = 0.0
    var square = 0.0
    return moves.indices.map { index in
      let surprises = streams.indices.map { other in
        streams[other].side(index) * ((streams[other].signals[index].pnlPercent ?? 0) - means[other])
      }
      let shown = (surprises.reduce(0, +) - surprises[symbol]) / Double(streams.count - 1)
      let guess = index < Self.countMin ? 0 : shown * product / square
      product += shown * surprises[symbol]
      square += shown * shown
      for other in streams.indices {
        means[other] += ((streams[other].signals[index].pnlPercent ?? 0) - means[other]) / Double(index + 1)
      }
      return guess
    }
  }
}

extension BenchStream {
  /// 1 for a signal to buy, -1 for one to sell.
  fileprivate func side(_ index: Int) -> Double { signals[index].signal.action == .buy ? 1 : -1 }
}
