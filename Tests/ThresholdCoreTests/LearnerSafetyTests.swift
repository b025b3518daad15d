import Testing
import ThresholdCore

/// A few streams with fixed seeds, since a debug build is slow; `make bench-learning` plays hundreds.
///
/// The guarantee is P(E ever >= 20) <= 1/20 when there is nothing to gain: of twelve streams three or more would be
/// promoted with a probability below 2 %.
@Suite("The default learner against chance", .serialized)
struct LearnerSafetyTests {
  private static let streams = 12
  private static let promotionsMax = 2
  private static let rule = BoxMixture()
  private static let baseline = Position.of(
    ThresholdConfiguration.standard.defaults, in: ThresholdConfiguration.standard.policy.bounds)

  private static func view(_ random: inout SeededGenerator) -> LearnerView {
    let z = PerParameter { _ in random.uniform(0...1) }
    return LearnerView(
      z: z, u: baseline, baseline: baseline,
      liveAccepted: Parameter.allCases.allSatisfy { z[$0] >= baseline[$0] }, version: 0)
  }

  /// Whether a stream of outcomes on basis `reported` is ever promoted; four are always open.
  private func isPromoted(
    seed: UInt64, signals: Int, _ outcome: (inout SeededGenerator, LearnerView) -> Double
  ) -> Bool {
    var random = SeededGenerator(seed: seed)
    var account = MarginAccount()
    var weights: [Double] = []
    var sizes: [Double] = []
    var open: [(id: String, view: LearnerView, pnl: Double)] = []
    for index in 0..<signals {
      if open.count == 4 {
        let due = open.removeFirst()
        account.settle(due.id, delta: 0, pnlPercent: due.pnl)
        Self.rule.learn(due.view, pnlPercent: due.pnl, scale: scale(sizes), weights: &weights)
        sizes.append(abs(due.pnl))
      }
      let view = Self.view(&random)
      if sizes.count >= 30 {
        account.open(
          "d\(index)", decidedAt: Instant(nanoseconds: Int64(index)),
          delta: Self.rule.difference(view, propensity: 1, weights: weights), scale: scale(sizes),
          lossMax: 15,
          level: 20, stakes: Self.rule.stakes)
      }
      open.append(("d\(index)", view, outcome(&random, view)))
      if account.evidence >= 20 { return true }
    }
    return false
  }

  /// Of the first thirty outcomes, which is enough here.
  private func scale(_ sizes: [Double]) -> Double {
    guard sizes.count >= 30 else { return 2 }
    return 1.4826 * sizes.prefix(30).sorted()[15]
  }

  private func promotions(
    seed: UInt64, signals: Int, streams: Int = streams,
    _ outcome: (inout SeededGenerator, LearnerView) -> Double
  ) -> Int {
    (0..<streams).count { isPromoted(seed: seed + UInt64($0) * 7_919, signals: signals, outcome) }
  }

  @Test("noise is not promoted")
  func noise() {
    let count = promotions(seed: 101, signals: 1_000) { random, _ in 2 * random.normal() }
    #expect(count <= Self.promotionsMax, "\(count) of \(Self.streams)")
  }

  @Test("what the baseline rejects gaining a little with rare crashes and a negative mean is not promoted")
  func crashes() {
    let count = promotions(seed: 202, signals: 1_000) { random, view in
      if view.baselineAccepted { return 0.2 * random.normal() }
      return random.chance(0.02) ? -random.uniform(12...30) : 0.25 + 0.2 * random.normal()
    }
    #expect(count <= Self.promotionsMax, "\(count) of \(Self.streams)")
  }

  @Test("a baseline that is right is not left")
  func rightBaseline() {
    let count = promotions(seed: 303, signals: 1_000) { random, view in
      (view.baselineAccepted ? 0.35 : -0.15) + 2 * random.normal()
    }
    #expect(count <= 1, "\(count) of \(Self.streams)")
  }

  @Test("better thresholds are found and promoted")
  func edge() {
    let count = promotions(seed: 404, signals: 3_000, streams: 4) { random, view in
      (view.z.confidence > 0.4 ? 0.35 : -0.15) + 2 * random.normal()
    }
    #expect(count >= 3, "\(count) of 4")
  }

  /// Whether a stream on prices is ever promoted: signals on the hour, four prices an hour, horizons of 4 h.
  private func isPromotedOnPrices(seed: UInt64, signals: Int, isDriven: Bool) -> Bool {
    var random = SeededGenerator(seed: seed)
    var account = MarketAccount()
    var weights: [Double] = []
    let terms = MarketAccount.Terms(horizon: .hours(4), feePercent: 0.2)
    var price = 100.0
    var side = 1.0
    var drifts = [Double](repeating: 0, count: signals * 4 + 17)
    for index in 0..<signals {
      // Sides come in clusters.
      if random.chance(0.1) { side = random.chance(0.5) ? 1 : -1 }
      let view = Self.view(&random)
      if isDriven {
        let mean = view.z.confidence > 0.4 ? 0.35 : -0.15
        for step in index * 4 + 1...index * 4 + 16 { drifts[step] += side * (mean + 0.2) / 16 }
      }
      let time = JournalHarness.start + .hours(Double(index))
      let decision = Decision(
        id: "d\(index)", key: JournalHarness.scope, action: side > 0 ? .buy : .sell, intent: .entry,
        accepted: view.liveAccepted, decidedAt: time, price: nil, propensity: 1, symbolView: view,
        globalView: nil)
      account.open(
        decision,
        delta: Self.rule.difference(view, propensity: 1, weights: weights, unpaidFee: 0.2 / 1.35),
        terms: terms, z: view.z)
      for step in index * 4..<index * 4 + 4 {
        price *= 1 + (drifts[step] + 0.5 * random.normal()) / 100
        let point = PricePoint(
          symbol: JournalHarness.scope.symbol, price: price,
          time: time + .minutes(15 * Double(step - index * 4)))
        let lesson = account.step(
          point, terms: terms, scale: 1.35, mayBet: index >= 30, stakes: Self.rule.stakes, teaches: true)
        if let lesson { Self.rule.learn(lesson, scale: 1.35, weights: &weights) }
        if account.evidence >= 20 { return true }
      }
    }
    return false
  }

  @Test("a martingale price with overlapping horizons and clustered sides is not promoted")
  func martingale() {
    let count = (0..<Self.streams).count {
      isPromotedOnPrices(seed: 505 + UInt64($0) * 7_919, signals: 800, isDriven: false)
    }
    #expect(count <= Self.promotionsMax, "\(count) of \(Self.streams)")
  }

  @Test("a price that good signals drive is")
  func driven() {
    let count = (0..<3).count {
      isPromotedOnPrices(seed: 606 + UInt64($0) * 7_919, signals: 3_000, isDriven: true)
    }
    #expect(count >= 2, "\(count) of 3")
  }
}
