import ThresholdCore

/// Whether a learner should see what other symbols show of the market: in each market a few symbols whose outcomes share
/// its moves.
struct SymbolsTrial {
  /// What a symbol's learner learns from. What is bet on and judged are the symbol's own real outcomes in any case.
  private enum Source: String, CaseIterable {
    case own = "own outcomes"
    case others = "without what the others show of the market"
    case market = "without the market's move itself"
    case together = "one learner for all"
  }

  /// What a source made of one market, summed over symbols, per 100 signals.
  private struct Result: Sendable {
    /// Of the live thresholds.
    var live = 0.0
    /// Of A, had it been live.
    var ungated = 0.0
    /// Learners that were promoted, of all.
    var promoted = 0.0
    /// Variance of what was learned from.
    var variance = 0.0
  }

  private struct Market: Sendable {
    var room = 0.0
    var results: [Source: Result] = [:]
  }

  private static let symbols = 4
  private static let signalsEach = 6_000
  private static let learner = Learner.boxMixture.rawValue

  let lines: [String]

  init(markets: Int, seed: UInt64) async {
    var lines = [
      "\(Self.symbols) symbols of \(Self.signalsEach) signals; half of the variance of their outcomes is a move of the market. "
        + "Compared is what one learner a symbol learns from, and one learner for all; bets are paid by real outcomes.",
      "Gap of live thresholds behind the gate, how much more that is than of own outcomes, gap of A without a gate, "
        + "promoted, variance of what is learned from, of that of own outcomes; +- is a standard error over markets.",
    ]
    precondition(Self.isFair(seed: seed), "outcomes as lessons must change nothing")
    for isShared in [false, true] {
      let measured = await withTaskGroup(of: (Int, Market).self) { group in
        for market in 0..<markets {
          group.addTask {
            let first = seed + UInt64(market * Self.symbols)
            return (market, Self.measure(isShared: isShared, seed: first))
          }
        }
        return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
      }
      lines.append(isShared ? "the same optimum" : "an optimum each")
      let rooms = measured.map(\.room)
      func results(_ source: Source) -> [Result] { measured.map { $0.results[source] ?? Result() } }
      let own = results(.own)
      for source in Source.allCases {
        let results = results(source)
        let live = Gap(gains: results.map(\.live), rooms: rooms)
        let more = Gap(gains: zip(results, own).map { $0.live - $1.live }, rooms: rooms)
        let ungated = Gap(gains: results.map(\.ungated), rooms: rooms)
        let promoted = results.reduce(0) { $0 + $1.promoted } / Double(markets)
        let variance = results.reduce(0) { $0 + $1.variance } / own.reduce(0) { $0 + $1.variance }
        lines.append(
          "  \(source.rawValue): \(live.text), more by \(more.text), without a gate \(ungated.text), "
            + "promoted \(LearningTable.figure(promoted)), variance \(LearningTable.figure(variance))")
      }
    }
    self.lines = lines
  }

  /// Whether a play with lessons is like any other, but for the lessons.
  private static func isFair(seed: UInt64) -> Bool {
    let stream = CorrelatedSymbols(symbols: 2, isShared: false, seed: seed, count: signalsEach).streams[0]
    let play = Play(stream, learner: learner)
    let taught = Play(stream, learner: learner, lessons: stream.signals.map { $0.pnlPercent ?? 0 })
    return play.thresholds == taught.thresholds && play.acceptedByA == taught.acceptedByA
      && play.weights == taught.weights
  }

  private static func measure(isShared: Bool, seed: UInt64) -> Market {
    let market = CorrelatedSymbols(symbols: symbols, isShared: isShared, seed: seed, count: signalsEach)
    var result = Market()
    for (symbol, stream) in market.streams.enumerated() {
      let perHundred = 100 / Double(signalsEach)
      result.room +=
        perHundred * (Oracle.best(stream.z[...], stream.truth[...]) - stream.value(BenchScore.defaults))
      for source in [Source.own, .others, .market] {
        let lessons =
          switch source {
          case .others: market.lessons(of: symbol, knowing: .others)
          case .market: market.lessons(of: symbol, knowing: .market)
          case .own, .together: stream.signals.map { $0.pnlPercent ?? 0 }
          }
        let play = Play(stream, learner: learner, lessons: source == .own ? [] : lessons)
        add(play, of: stream, by: source, to: &result)
        result.results[source]?.variance += Self.variance(lessons)
      }
    }
    let all = BenchStream.merged(market.streams)
    add(Play(all, learner: learner), of: all, by: .together, to: &result)
    // It learns from all of the outcomes as they are.
    let variance = result.results[.own]?.variance ?? 0
    result.results[.together]?.variance = variance
    return result
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }

  /// Adds what a play of one symbol, or of all, was worth.
  private static func add(_ play: Play, of stream: BenchStream, by source: Source, to market: inout Market) {
    let perHundred = 100 / Double(signalsEach)
    let fixed = stream.value(BenchScore.defaults)
    func gain(_ accepted: [Bool]) -> Double {
      perHundred * (zip(accepted, stream.truth).reduce(0) { $0 + ($1.0 ? $1.1 : 0) } - fixed)
    }
    var result = market.results[source] ?? Result()
    result.live += gain(play.accepted)
    result.ungated += gain(play.acceptedByA)
    let learners = source == .together ? 1.0 : Double(symbols)
    if play.promotedAt != nil { result.promoted += 1 / learners }
    market.results[source] = result
  }
}
