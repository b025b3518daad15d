package import ThresholdCore

/// A market on prices: signals on the hour, a price each quarter of an hour, and outcomes that the path of the price makes.
///
/// Every open signal carries the price its way: by side * (mu + fee) over its four hours, so that its outcome, net of fee,
/// is mu on average. Four signals are open at any time and share the path's noise, heavy tails of some 0.5 % a step. On
/// `null` nobody carries it: the price is a martingale, every trade costs the fee, and the sides come in clusters, long
/// after long. On `crash` what the defaults reject carries it a little, until a step of 12 to 30 percent against it.
package struct SimulatedPrices: Sendable {
  /// In the order of time. `mu` is net of fee.
  package private(set) var signals: [SimulatedMarket.Element] = []
  /// In the order of time; the first at the first signal, the last at the last outcome.
  package private(set) var prices: [PricePoint] = []

  /// From a signal until its outcome.
  package static let horizon = Span.hours(4)
  /// What a round trip costs, in percent.
  package static let feePercent = 0.2
  private static let stepsPerSignal = 4
  private static let stepsPerHorizon = 16
  private static let step = Span.minutes(15)
  private static let start = Instant(seconds: 1_700_002_800)
  private static let noiseScale = 0.35
  private static let quietNoiseScale = 0.14

  /// A market of `count` signals.
  /// - Parameter isSparse: Whether two or three gates alone matter, not all five.
  package init(_ kind: MarketKind, seed: UInt64, count: Int, isSparse: Bool = false) {
    var generator = SeededGenerator(seed: seed)
    let reward = HiddenReward(kind, count: count, isSparse: isSparse, from: &generator)
    var path = [Double](repeating: 0, count: count * Self.stepsPerSignal + Self.stepsPerHorizon + 1)
    var drawn: [(signal: Signal, mu: Double)] = []
    var isLong = true
    for index in 0..<count {
      // On `null` nine of ten signals repeat the last side: runs of twenty.
      if kind != .null || generator.chance(0.1) { isLong = generator.chance(kind == .null ? 0.5 : 0.6) }
      let signal = generator.signal(isLong ? .buy : .sell)
      let mu = kind == .null ? -Self.feePercent : reward.expected(signal, at: index)
      drawn.append((signal, mu))
      let side = isLong ? 1.0 : -1.0
      let crashes = reward.crashes(signal)
      let carried = crashes ? HiddenReward.steadyGain : mu
      let first = index * Self.stepsPerSignal + 1
      for step in first..<first + Self.stepsPerHorizon {
        path[step] += side * (carried + Self.feePercent) / Double(Self.stepsPerHorizon)
      }
      if crashes, generator.chance(HiddenReward.crashProbability) {
        let step = first + Int(generator.next() % UInt64(Self.stepsPerHorizon))
        path[step] -= side * generator.uniform(HiddenReward.crashLosses)
      }
    }
    let noiseScale = kind == .crash ? Self.quietNoiseScale : Self.noiseScale
    var price = 100.0
    for (index, carried) in path.enumerated() {
      if index > 0 { price *= 1 + max(-90, carried + noiseScale * generator.heavyTailed()) / 100 }
      prices.append(
        PricePoint(symbol: Symbol("SIM"), price: price, time: Self.start + Self.time(of: index)))
    }
    for (index, (signal, mu)) in drawn.enumerated() { append(signal, mu, at: index) }
  }

  private static func time(of step: Int) -> Span { Span(nanoseconds: Int64(step) * Self.step.nanoseconds) }

  private mutating func append(_ signal: Signal, _ mu: Double, at index: Int) {
    let entry = prices[index * Self.stepsPerSignal]
    let exit = prices[index * Self.stepsPerSignal + Self.stepsPerHorizon]
    let side = signal.action == .buy ? 1.0 : -1.0
    let pnl = side * (exit.price / entry.price - 1) * 100 - Self.feePercent
    signals.append(
      SimulatedMarket.Element(
        signal: StreamSignal(
          line: index + 2, time: entry.time, user: "simulated", signal: signal,
          pnlPercent: SeededGenerator.rounded(pnl, places: 4)),
        mu: SeededGenerator.rounded(mu, places: 4)))
  }
}
