import Testing
import ThresholdCore

/// P(E ever >= 20) is at most 1/20 when there is nothing to gain; with 100 runs, 12 are three standard deviations more.
@Suite("Evidence against chance")
struct EvidenceMartingaleTests {
  static let runs = 100
  static let promotionsMax = 12

  /// Runs of a margin account over overlapping trades; how many ever reach 20.
  private func promotions(seed: UInt64, signals: Int, _ outcome: (inout SeededGenerator, Double) -> Double)
    -> Int
  {
    (0..<Self.runs).count { run in
      var random = SeededGenerator(seed: seed &+ UInt64(run) &* 7_919)
      var account = MarginAccount()
      var open: [(id: String, delta: Double, pnl: Double)] = []
      for index in 0..<signals {
        // Trades last ten signals, so that ten are open at any time.
        if open.count == 10 {
          let due = open.removeFirst()
          account.settle(due.id, delta: due.delta, pnlPercent: due.pnl)
        }
        let delta = random.uniform(-0.3...0.7)
        account.open(
          "d\(index)", decidedAt: Instant(nanoseconds: Int64(index)), delta: delta, scale: 1, lossMax: 15,
          level: 20)
        open.append(("d\(index)", delta, outcome(&random, delta)))
        if account.evidence >= 20 { return true }
      }
      return false
    }
  }

  @Test("noise is not promoted", arguments: [UInt64(1), 2])
  func noise(seed: UInt64) {
    let count = promotions(seed: seed, signals: 800) { random, _ in random.normal() }
    #expect(count <= Self.promotionsMax, "\(count) of \(Self.runs) with seed \(seed)")
  }

  @Test("small gains with rare crashes and a negative mean are not promoted")
  func crashes() {
    let count = promotions(seed: 3, signals: 800) { random, delta in
      let crash = random.chance(1 / 30.0)
      return delta > 0 ? (crash ? -14.5 : 0.45) : 0
    }
    #expect(count <= Self.promotionsMax, "\(count) of \(Self.runs)")
  }

  @Test("a learner that is right is promoted most of the time")
  func edge() {
    let count = promotions(seed: 4, signals: 1_500) { random, delta in random.normal() + 2 * delta }
    #expect(count >= Self.runs * 3 / 4, "\(count) of \(Self.runs)")
  }

  @Test(
    "on prices a random walk is not promoted, and a drift that the learner sees is",
    arguments: [(0.0, 0, 4), (0.12, 15, 20)])
  func prices(drift: Double, least: Int, most: Int) {
    let terms = MarketAccount.Terms(horizon: .hours(1), feePercent: 0)
    let symbol = JournalHarness.scope.symbol
    let count = (0..<20).count { run in
      var random = SeededGenerator(seed: 50_000 + UInt64(run))
      var account = MarketAccount()
      var price = 100.0
      var trend = 1.0
      for step in 0..<4_000 {
        let time = JournalHarness.start + .minutes(15 * Double(step))
        if step.isMultiple(of: 40) { trend = random.chance(0.5) ? 1 : -1 }
        // The learner takes more of the signals that follow the trend; they are entered at the price of their time.
        let isRight = random.chance(0.5)
        let decision = Decision(
          id: "d", key: JournalHarness.scope, action: (trend > 0) == isRight ? .buy : .sell, intent: .entry,
          accepted: true, decidedAt: time, price: nil, propensity: 1, symbolView: nil, globalView: nil)
        account.open(decision, delta: isRight ? 0.5 : -0.5, terms: terms)
        account.step(
          PricePoint(symbol: symbol, price: price, time: time), terms: terms, scale: 0.6, mayBet: true)
        if account.evidence >= 20 { return true }
        price *= 1 + (random.normal() * 0.3 + trend * drift) / 100
      }
      return false
    }
    #expect((least...most).contains(count), "\(count) of 20")
  }
}
