import ThresholdCore

/// Where the best thresholds lie, in the thresholds' own units, and how much a signal's distance from them matters.
struct HiddenOptimum {
  private let values: PerParameter<Double>

  /// Width of the soft edges: 0.08 of each parameter's range, which is also the width the learner looks at.
  private static let widths = PerParameter(
    rsi: 3.2, confidence: 0.064, macd: 0.016, volume: 0, momentum: 0.32)

  private static let unfelt = PerParameter(rsi: 130, confidence: -0.6, macd: -0.3, volume: 1e6, momentum: -3)
  private static let loosest = PerParameter(rsi: 90, confidence: 0.2, macd: -0.1, volume: 1e8, momentum: 1)

  init(_ values: PerParameter<Double>) { self.values = values }

  /// A place within the bounds that is neither their loosest nor their strictest corner.
  init(from generator: inout SeededGenerator) {
    values = PerParameter(
      rsi: generator.uniform(62...84), confidence: generator.uniform(0.35...0.7),
      macd: generator.uniform(-0.09...0.02), volume: 1e8 * generator.uniform(2...9),
      momentum: generator.uniform(1...2))
  }

  /// A place that only two or three gates have a say in; the others lie so far out that no signal feels them.
  init(sparseFrom generator: inout SeededGenerator) {
    var values = Self.unfelt
    var missing = generator.chance(0.5) ? 2 : 3
    var isOpen = PerParameter(repeating: true)
    while missing > 0 {
      let gate = Parameter.allCases[Int(generator.next() % 5)]
      guard isOpen[gate] else { continue }
      isOpen[gate] = false
      missing -= 1
      values[gate] =
        switch gate {
        case .rsi: generator.uniform(58...84)
        case .confidence: generator.uniform(0.44...0.8)
        case .macd: generator.uniform(-0.05...0.07)
        case .volume: 1e8 * generator.uniform(4...32)
        case .momentum: generator.uniform(1.4...2.8)
        }
    }
    self.values = values
  }

  /// The place at `fraction` of the way to `other`. A gate that one of them does not feel starts or ends at its loosest.
  func moved(_ fraction: Double, towards other: HiddenOptimum) -> HiddenOptimum {
    HiddenOptimum(
      values.map { parameter, value in
        let isFelt = value != Self.unfelt[parameter]
        let isFeltThere = other.values[parameter] != Self.unfelt[parameter]
        let start = isFelt || !isFeltThere ? value : Self.loosest[parameter]
        let end = isFeltThere || !isFelt ? other.values[parameter] : Self.loosest[parameter]
        return start + fraction * (end - start)
      })
  }

  /// How far inside a signal lies: near 1 well inside of every edge, 0 far outside, and between them near an edge.
  func softly(accepts signal: Signal) -> Double {
    Parameter.allCases.reduce(1) { product, parameter in
      guard let observed = observed(parameter, in: signal) else { return product }
      return product * step(parameter, observed)
    }
  }

  /// Whether a signal lies inside of every edge.
  func sharply(accepts signal: Signal) -> Bool { Gates(signal, against: values).shouldTrade }

  /// What the gate of `parameter` looks at, `nil` where it does not look.
  private func observed(_ parameter: Parameter, in signal: Signal) -> Double? {
    parameter == .rsi && signal.action != .buy ? nil : signal.observed(parameter)
  }

  /// A step from 0 to 1 around the edge, of arithmetic that is the same everywhere.
  private func step(_ parameter: Parameter, _ observed: Double) -> Double {
    if parameter == .volume {
      // Volume is felt by its logarithm, whose logistic step is a Hill curve; with exponent 3 its width is 0.072.
      let ratio = values.volume / observed
      return 1 / (1 + ratio * ratio * ratio)
    }
    let inside = parameter == .rsi ? values.rsi - observed : observed - values[parameter]
    let distance = inside / Self.widths[parameter]
    return 0.5 * (1 + distance / (1 + distance * distance).squareRoot())
  }
}
