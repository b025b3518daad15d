import ThresholdCore

/// What decisions on one stream were worth, per 100 signals, by the truth.
struct BenchScore: Sendable {
  var fixed: Double
  var policy: Double
  var oracle: Double
  /// Whether a threshold ever left the default by more than 0.05 of its range.
  var hasMoved: Bool
  /// Place of the signal before which A was first promoted; `nil` if never.
  var promotedAt: Int?

  var gain: Double { policy - fixed }

  static let bounds = ThresholdConfiguration.standard.policy.bounds
  static let defaults = Position.of(ThresholdConfiguration.standard.defaults, in: bounds)

  static func accepts(_ z: PerParameter<Double>, _ u: PerParameter<Double>) -> Bool {
    z.rsi >= u.rsi && z.confidence >= u.confidence && z.macd >= u.macd && z.volume >= u.volume
      && z.momentum >= u.momentum
  }

  init(_ stream: BenchStream, _ play: Play) {
    let z = stream.signals.map { Position.of($0.signal, in: Self.bounds) }
    let count = z.count
    let perHundred = 100 / Double(count)
    fixed = 0
    policy = 0
    hasMoved = false
    for index in 0..<count {
      if Self.accepts(z[index], Self.defaults) { fixed += perHundred * stream.truth[index] }
      if play.accepted[index] { policy += perHundred * stream.truth[index] }
      let u = Position.of(play.thresholds[index], in: Self.bounds)
      if Parameter.allCases.contains(where: { abs(u[$0] - Self.defaults[$0]) > 0.05 }) { hasMoved = true }
    }
    oracle = 0
    for part in 0..<stream.parts {
      let range = count * part / stream.parts..<count * (part + 1) / stream.parts
      oracle += perHundred * Oracle.best(z[range], stream.truth[range])
    }
    promotedAt = play.promotedAt
  }
}
