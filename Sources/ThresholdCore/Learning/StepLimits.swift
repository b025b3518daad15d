/// How far a live value may move: a part of it in one cycle, and a larger part within 24 hours.
package struct StepLimits: Sendable {
  private let configuration: LearningConfiguration
  private let moves: [ThresholdMove]

  /// How long a move counts for the daily limit.
  package static let day = Span.hours(24)

  /// - Parameter moves: The learner's steps of the last 24 hours.
  package init(_ configuration: LearningConfiguration, moves: [ThresholdMove]) {
    self.configuration = configuration
    self.moves = moves
  }

  /// What a move is measured against: the value, for macd, which lies around 0, 0.1.
  package static func unit(of parameter: Parameter, at value: Double) -> Double {
    parameter == .macd ? 0.1 : abs(value)
  }

  /// The values that can be reached from `value` now: no further than `stepMax` from it, and no further than `dailyMax`
  /// from any value it had within the last 24 hours.
  package func reachable(_ parameter: Parameter, from value: Double) -> ClosedRange<Double> {
    let step = configuration.stepMax * Self.unit(of: parameter, at: value)
    var lowest = value - step
    var highest = value + step
    for move in moves where move.parameter == parameter {
      let day = configuration.dailyMax * Self.unit(of: parameter, at: move.from)
      lowest = max(lowest, move.from - day)
      highest = min(highest, move.from + day)
    }
    // An inherited value can have moved by itself; it may stay where it is.
    return min(lowest, value)...max(highest, value)
  }

  /// Whether a move is too small to be made.
  package func isNoise(_ parameter: Parameter, from value: Double, to next: Double) -> Bool {
    abs(next - value) < configuration.noiseFloor * Self.unit(of: parameter, at: value)
  }
}
