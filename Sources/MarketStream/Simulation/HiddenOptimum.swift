import ThresholdCore

/// Where the best thresholds lie, in the thresholds' own units, and how much a signal's distance from them matters.
struct HiddenOptimum {
  private let values: PerParameter<Double>

  /// Width of the soft edges: 0.08 of each parameter's range, which is also the width the learner looks at.
  private static let widths = PerParameter(
    rsi: 3.2, confidence: 0.064, macd: 0.016, volume: 0, momentum: 0.32)

  init(_ values: PerParameter<Double>) { self.values = values }

  /// A place within the bounds that is neither their loosest nor their strictest corner.
  init(from generator: inout SeededGenerator) {
    values = PerParameter(
      rsi: generator.uniform(62...84), confidence: generator.uniform(0.35...0.7),
      macd: generator.uniform(-0.09...0.02), volume: 1e8 * generator.uniform(2...9),
      momentum: generator.uniform(1...2))
  }

  /// The place at `fraction` of the way to `other`.
  func moved(_ fraction: Double, towards other: HiddenOptimum) -> HiddenOptimum {
    HiddenOptimum(values.map { $1 + fraction * (other.values[$0] - $1) })
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
