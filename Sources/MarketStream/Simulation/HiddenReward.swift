import ThresholdCore

/// What a simulated market pays: the expected outcome of each signal, which no learner may see.
struct HiddenReward {
  private let kind: MarketKind
  private let count: Int
  private let first: HiddenOptimum
  private let second: HiddenOptimum

  private static let defaults = HiddenOptimum(ThresholdConfiguration.standard.defaults)
  /// Outcomes far from the optimum and, on top, well inside of it.
  private static let outside = -0.15
  private static let reward = 0.5
  /// A steady gain that ends in a crash.
  static let crashProbability = 0.02
  static let crashLosses = 12.0...30.0
  static let steadyGain = 0.25

  /// For a market of `count` signals.
  /// - Parameter isSparse: Whether two or three gates alone matter, not all five.
  init(_ kind: MarketKind, count: Int, isSparse: Bool, from generator: inout SeededGenerator) {
    self.kind = kind
    self.count = count
    func draw(_ generator: inout SeededGenerator) -> HiddenOptimum {
      isSparse ? HiddenOptimum(sparseFrom: &generator) : HiddenOptimum(from: &generator)
    }
    first = kind == .default ? Self.defaults : draw(&generator)
    second = draw(&generator)
  }

  /// The expected outcome of the signal at `index`, in percent, net of fee.
  func expected(_ signal: Signal, at index: Int) -> Double {
    switch kind {
    case .stationary: Self.expected(signal, first)
    case .shift: Self.expected(signal, 2 * index < count ? first : second)
    case .drift:
      Self.expected(signal, first.moved(Double(index) / Double(max(1, count - 1)), towards: second))
    case .null: 0
    case .default: Self.outside + (first.sharply(accepts: signal) ? Self.reward : 0)
    case .crash: crashes(signal) ? Self.crashing : 0
    }
  }

  /// Whether a signal gains a little until it loses a lot.
  func crashes(_ signal: Signal) -> Bool { kind == .crash && !Self.defaults.sharply(accepts: signal) }

  private static var crashing: Double {
    let meanLoss = (crashLosses.lowerBound + crashLosses.upperBound) / 2
    return (1 - crashProbability) * steadyGain - crashProbability * meanLoss
  }

  private static func expected(_ signal: Signal, _ optimum: HiddenOptimum) -> Double {
    outside + reward * optimum.softly(accepts: signal)
  }
}
