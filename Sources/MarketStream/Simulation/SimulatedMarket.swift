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

  private let kind: MarketKind
  private let count: Int
  private var index = 0
  private var seconds: Int64 = 1_700_000_000
  private var generator: SeededGenerator
  private let first: HiddenOptimum
  private let second: HiddenOptimum

  private static let defaults = HiddenOptimum(ThresholdConfiguration.standard.defaults)
  /// Outcomes far from the optimum and, on top, well inside of it.
  private static let outside = -0.15
  private static let reward = 0.5
  private static let noiseScale = 1.4
  private static let crashProbability = 0.02
  private static let crashLosses = 12.0...30.0
  private static let steadyGain = 0.25

  /// A market of `count` signals.
  package init(_ kind: MarketKind, seed: UInt64, count: Int) {
    self.kind = kind
    self.count = count
    generator = SeededGenerator(seed: seed)
    first = kind == .default ? Self.defaults : HiddenOptimum(from: &generator)
    second = HiddenOptimum(from: &generator)
  }

  package mutating func next() -> Element? {
    guard index < count else { return nil }
    defer { index += 1 }
    seconds += Int64((3_600 * generator.exponential()).rounded())
    let signal = makeSignal()
    let (mu, pnl) = outcome(of: signal)
    return Element(
      signal: StreamSignal(
        line: index + 2, time: Instant(nanoseconds: seconds * 1_000_000_000), user: "simulated",
        signal: signal, pnlPercent: Self.rounded(pnl, places: 4)),
      mu: Self.rounded(mu, places: 4))
  }

  private mutating func makeSignal() -> Signal {
    let side: Action = generator.chance(0.6) ? .buy : .sell
    let direction = side == .buy ? 1.0 : -1.0
    let skill = generator.uniform()
    let rsi = Double.minimum(99, Double.maximum(1, 51.5 + 14.5 * generator.normal()))
    let change = 2.6 * generator.multiplicative(width: 0.6)
    let isTrend = generator.chance(0.6)
    let volume = 1.8e9 * generator.multiplicative(width: 0.68)
    let macd = direction * (0.027 + 0.05 * generator.normal())
    return Signal(
      symbol: Symbol("SIM"), action: side,
      confidence: Self.rounded(0.35 + 0.64 * (skill + skill.squareRoot()) / 2, places: 4),
      rsi: Self.rounded(rsi, places: 2),
      changePercent: Self.rounded((isTrend ? direction : -direction) * change, places: 3),
      volume: (volume / 1e5).rounded() * 1e5, macd: Self.rounded(macd, places: 4))
  }

  /// The expected outcome and the one that happens.
  private mutating func outcome(of signal: Signal) -> (mu: Double, pnl: Double) {
    let mu: Double
    switch kind {
    case .stationary: mu = Self.expected(signal, first)
    case .shift: mu = Self.expected(signal, 2 * index < count ? first : second)
    case .drift:
      let fraction = Double(index) / Double(Swift.max(1, count - 1))
      mu = Self.expected(signal, first.moved(fraction, towards: second))
    case .null: mu = 0
    case .default: mu = Self.outside + (first.sharply(accepts: signal) ? Self.reward : 0)
    case .crash:
      guard !Self.defaults.sharply(accepts: signal) else { mu = 0; break }
      return steadyUntilCrash()
    }
    return (mu, mu + Self.noiseScale * generator.heavyTailed())
  }

  private static func expected(_ signal: Signal, _ optimum: HiddenOptimum) -> Double {
    outside + reward * optimum.softly(accepts: signal)
  }

  private mutating func steadyUntilCrash() -> (mu: Double, pnl: Double) {
    let losses = Self.crashLosses
    let meanLoss = (losses.lowerBound + losses.upperBound) / 2
    let probability = Self.crashProbability
    let mu = (1 - probability) * Self.steadyGain - probability * meanLoss
    let pnl =
      generator.chance(probability)
      ? -generator.uniform(losses) : Self.steadyGain + 0.2 * generator.normal()
    return (mu, pnl)
  }

  private static func rounded(_ value: Double, places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == 0 ? 0 : rounded  // Never a negative zero.
  }
}
