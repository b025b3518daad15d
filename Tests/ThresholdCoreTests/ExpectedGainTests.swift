import Testing

@testable import ThresholdCore

@Suite("How far thresholds go by what is expected")
struct ExpectedGainTests {
  private static let baseline = PerParameter(repeating: 0.5)
  private static let target = PerParameter(repeating: 0.1)

  private static func outcome(
    _ z: PerParameter<Double>, number: Int, propensity: Double = 1
  ) -> OutcomeRecord {
    let time = JournalHarness.start + .hours(Double(number))
    return OutcomeRecord(
      scope: JournalHarness.scope, number: Int64(number), decisionID: "d\(number)", basis: .reported,
      pnlPercent: 0, decidedAt: time, knownAt: time, propensity: propensity, executed: false,
      view: LearnerView(z: z, u: baseline, baseline: baseline, liveAccepted: false, version: 0))
  }

  private static func signals(_ places: [PerParameter<Double>]) -> ArraySlice<OutcomeRecord> {
    places.enumerated().map { outcome($1, number: $0 + 1) }[...]
  }

  private static func best(
    _ outcomes: ArraySlice<OutcomeRecord>, to target: PerParameter<Double> = target,
    expected: (PerParameter<Double>) -> Double
  ) -> PerParameter<Double> {
    ExpectedGain(over: outcomes, from: baseline, to: target) { $0.map(expected) }.best
  }

  /// Signals anywhere, by a fixed seed.
  private static func anywhere(_ count: Int, seed: UInt64 = 4) -> ArraySlice<OutcomeRecord> {
    var random = SeededGenerator(seed: seed)
    return signals((0..<count).map { _ in PerParameter { _ in random.uniform(0...1) } })
  }

  @Test("all the way to the target, if everything on the way promises a gain")
  func all() {
    #expect(Self.best(Self.anywhere(64)) { _ in 0.2 } == Self.target)
  }

  @Test("nowhere, if what would be taken promises nothing, or too little", arguments: [-0.1, 0, 0.03])
  func nothing(expected: Double) {
    let outcomes = Self.anywhere(64)
    #expect(
      Self.best(outcomes) { z in
        Parameter.allCases.contains { z[$0] < Self.baseline[$0] } ? expected : 0.2
      } == Self.baseline)
  }

  @Test("gate by gate: towards the target where that pays, and not at the others")
  func gates() {
    // What lies low in confidence pays; what lies low in volume does not.
    var cheap = PerParameter(repeating: 0.9)
    cheap.confidence = 0.15
    var dear = PerParameter(repeating: 0.9)
    dear.volume = 0.15
    let best = Self.best(Self.signals([cheap, dear, cheap, dear])) { $0.confidence < 0.5 ? 0.2 : -0.2 }
    #expect(best.confidence == 0.1)
    #expect(best.volume > 0.15)
    #expect(best.rsi == 0.1 || best.rsi == 0.5)
  }

  @Test("a part of the way, where the rest of it does not pay")
  func partOfTheWay() {
    var places: [PerParameter<Double>] = []
    for index in 0..<40 {
      var z = PerParameter(repeating: 0.9)
      z.macd = Double(index) / 40
      places.append(z)
    }
    let best = Self.best(Self.signals(places)) { $0.macd > 0.3 ? 0.2 : -0.2 }
    #expect((0.28...0.32).contains(best.macd), "\(best)")
  }

  @Test("stricter than the baseline, where what that takes is expected to lose")
  func stricter() {
    let target = PerParameter(repeating: 0.8)
    let outcomes = Self.signals((0..<20).map { PerParameter(repeating: 0.5 + Double($0) / 40) })
    #expect(Self.best(outcomes, to: target) { $0.rsi < 0.8 ? -0.1 : 0.1 } == target)
    #expect(Self.best(outcomes, to: target) { _ in 0.01 } == Self.baseline)
  }

  @Test("the baseline, where there is no signal to look at")
  func none() {
    #expect(Self.best([]) { _ in 1 } == Self.baseline)
  }

  @Test("only the last 64 signals count")
  func recent() {
    var random = SeededGenerator(seed: 6)
    let places = (0..<300).map { _ in PerParameter { _ in random.uniform(0...1) } }
    let whole = Self.signals(places)
    var looked = 0
    let best = Self.best(whole) { z in
      looked += 1
      return z.rsi - 0.4
    }
    #expect(looked == 64)
    #expect(best == Self.best(whole.suffix(64)) { $0.rsi - 0.4 })
  }

  @Test("a signal that stands for others weighs as many")
  func sampled() {
    var low = PerParameter(repeating: 0.9)
    low.confidence = 0.2
    let one = Self.outcome(low, number: 1, propensity: 0.1)
    let many = (2...6).map { Self.outcome(low, number: $0) }
    // One that promises a loss, kept with a probability of 1/10, against five that promise as much gain.
    var calls = 0
    let best = Self.best(([one] + many)[...]) { _ in
      calls += 1
      return calls == 1 ? -0.2 : 0.24
    }
    #expect(best == Self.baseline)
  }

  @Test("never to where less is expected than at either end", arguments: 1...20 as ClosedRange<UInt64>)
  func ends(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let outcomes = Self.anywhere(64, seed: seed + 100)
    let weights = PerParameter { _ in random.uniform(-0.3...0.3) }
    func expected(_ z: PerParameter<Double>) -> Double {
      Parameter.allCases.reduce(-0.1) { $0 + weights[$1] * z[$1] }
    }
    func gain(_ u: PerParameter<Double>) -> Double {
      outcomes.reduce(0) { sum, outcome in
        let z = outcome.view.z
        guard Parameter.allCases.allSatisfy({ z[$0] >= u[$0] }) else { return sum }
        let isNew = Parameter.allCases.contains { z[$0] < Self.baseline[$0] }
        return sum + expected(z) - (isNew ? 0.04 : 0)
      }
    }
    let best = Self.best(outcomes, expected: expected)
    #expect(gain(best) >= gain(Self.baseline) && gain(best) >= gain(Self.target) - 1e-6)
  }
}
