import ThresholdCore

/// A stream of signals whose outcomes depend on a hidden, perhaps moving optimum; the same for the same seed everywhere.
///
/// Signals come one an hour on average, three of five to buy. Expected outcomes lie between -0.15 % far from the optimum
/// and 0.35 % well inside of it, below noise of some 2 % with heavy tails: thousands of signals are needed to see them.
package struct SimulatedMarket: Sequence, IteratorProtocol {
  /// A signal and the truth that no learner may see.
  package struct Element: Sendable, Equatable {
    package var signal: StreamSignal
    /// The expected outcome in percent.
    package var mu: Double
  }

  private let count: Int
  private var index = 0
  private var seconds: Int64 = 1_700_000_000
  private var generator: SeededGenerator
  private let reward: HiddenReward

  private static let noiseScale = 1.4

  /// A market of `count` signals.
  /// - Parameters:
  ///   - isSparse: Whether two or three gates alone matter, not all five.
  ///   - user: Whose signals and outcomes; all users of a seed have the same optimum.
  package init(_ kind: MarketKind, seed: UInt64, count: Int, isSparse: Bool = false, user: UInt64? = nil) {
    self.count = count
    generator = SeededGenerator(seed: seed)
    reward = HiddenReward(kind, count: count, isSparse: isSparse, from: &generator)
    if let user { generator = SeededGenerator(seed: seed &* 1_000_003 &+ user) }
  }

  package mutating func next() -> Element? {
    guard index < count else { return nil }
    defer { index += 1 }
    seconds += Int64((3_600 * generator.exponential()).rounded())
    let signal = generator.signal(generator.chance(0.6) ? .buy : .sell)
    let mu = reward.expected(signal, at: index)
    let pnl = reward.crashes(signal) ? steadyUntilCrash() : mu + Self.noiseScale * generator.heavyTailed()
    return Element(
      signal: StreamSignal(
        line: index + 2, time: Instant(nanoseconds: seconds * 1_000_000_000), user: "simulated",
        signal: signal, pnlPercent: SeededGenerator.rounded(pnl, places: 4)),
      mu: SeededGenerator.rounded(mu, places: 4))
  }

  private mutating func steadyUntilCrash() -> Double {
    generator.chance(HiddenReward.crashProbability)
      ? -generator.uniform(HiddenReward.crashLosses) : HiddenReward.steadyGain + 0.2 * generator.normal()
  }
}
