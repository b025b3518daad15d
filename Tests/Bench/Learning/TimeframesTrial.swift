import ThresholdCore

/// Whether one learner should see the signals of two timeframes of a symbol, or each have its own.
struct TimeframesTrial {
  private static let signalsEach = 3_000

  let lines: [String]

  init(markets: Int, seed: UInt64) {
    lines = [true, false].map { isShared in
      var together = 0.0
      var apart = 0.0
      var room = 0.0
      for market in 0..<UInt64(markets) {
        let pair = (0..<2).map { timeframe in
          BenchStream.simulated(
            .stationary, basis: .reported, seed: seed + (isShared ? market : 2 * market + timeframe),
            count: Self.signalsEach, user: timeframe)
        }
        for stream in pair {
          let score = BenchScore(stream, Play(stream, learner: Learner.boxMixture.rawValue))
          apart += score.gain
          room += score.oracle - score.fixed
        }
        let both = BenchStream.merged(pair)
        // Per 100 of twice as many signals.
        together += 2 * BenchScore(both, Play(both, learner: Learner.boxMixture.rawValue)).gain
      }
      return
        "two timeframes, \(isShared ? "the same optimum" : "an optimum each"): gap of one learner "
        + "\(LearningTable.figure(together / room)), of one each \(LearningTable.figure(apart / room))"
    }
  }
}
