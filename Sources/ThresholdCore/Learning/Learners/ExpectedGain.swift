/// How far from the baseline towards a target thresholds should go: gate by gate as far as the signals that they then
/// take, or leave, are expected to pay.
///
/// The target is the mean of many guesses. While a learner wavers between two of them, after the market changed, their mean
/// is neither, and it can take many signals of which the learner itself expects nothing any more. What it expects of the
/// last signals tells; so this needs no outcome of the thresholds themselves, which would come too late.
struct ExpectedGain {
  private let baseline: PerParameter<Double>
  private let target: PerParameter<Double>
  /// Of taking each signal, in scales: what is expected of it, less the hurdle if the baseline would not take it.
  private var gains: [Double] = []
  /// For each gate and each level of it, the signals that pass: a bit each.
  private var passing: [UInt64]

  /// The last signals that are looked at; with 128 and 200 of them, results were the same.
  static let signalsMax = 64
  /// Steps of each gate from the baseline to the target.
  private static let steps = 4
  /// What a signal that the baseline rejects must promise, in scales. Expectations come down slowly after a change, and
  /// each 0.01 of this costs good streams 1 % of their gain: measured, <doc:Learning>.
  private static let hurdle = 0.04
  /// Gains that differ by less are equal.
  private static let resolution = 1e-9
  private static let rounds = 2

  /// - Parameters:
  ///   - outcomes: The newest, in order.
  ///   - expected: Of signals that lie there, in scales; called once, with at most `signalsMax`.
  init(
    over outcomes: ArraySlice<OutcomeRecord>, from baseline: PerParameter<Double>,
    to target: PerParameter<Double>, expected: ([PerParameter<Double>]) -> [Double]
  ) {
    self.baseline = baseline
    self.target = target
    let places = Parameter.allCases.map { gate in
      (0...Self.steps).map { Self.place($0, from: baseline[gate], to: target[gate]) }
    }
    passing = [UInt64](repeating: 0, count: Parameter.allCases.count * (Self.steps + 1))
    let last = outcomes.suffix(Self.signalsMax)
    let expectations = expected(last.map(\.view.z))
    for (index, outcome) in last.enumerated() {
      let z = outcome.view.z
      let isNew = Parameter.allCases.contains { z[$0] < baseline[$0] }
      let weight = SoftPolicy.weight(propensity: outcome.propensity)
      gains.append(weight * (expectations[index] - (isNew ? Self.hurdle : 0)))
      for gate in Parameter.allCases {
        for level in 0...Self.steps where z[gate] >= places[gate.rawValue][level] {
          passing[gate.rawValue * (Self.steps + 1) + level] |= 1 << UInt64(index)
        }
      }
    }
  }

  /// The place between baseline and target from which most is expected; the baseline, if nothing more is expected anywhere
  /// than there. Of places that promise the same the one nearest to where the search began, which is the target first.
  var best: PerParameter<Double> {
    var best = PerParameter(repeating: 0)
    var most = gain(at: best) + Self.resolution
    for start in [Self.steps, 0] {
      let (levels, gain) = climb(from: PerParameter(repeating: start))
      if gain > most { (best, most) = (levels, gain) }
    }
    return best.map { Self.place($1, from: baseline[$0], to: target[$0]) }
  }

  /// Moves one gate after the other to where most is expected, the others standing still.
  private func climb(from start: PerParameter<Int>) -> (levels: PerParameter<Int>, gain: Double) {
    var levels = start
    var most = gain(at: levels)
    for _ in 0..<Self.rounds {
      let before = most
      for gate in Parameter.allCases {
        var tried = levels
        for level in 0...Self.steps {
          tried[gate] = level
          let gain = gain(at: tried)
          if gain > most + Self.resolution {
            most = gain
            levels[gate] = level
          }
        }
      }
      if most <= before { break }
    }
    return (levels, most)
  }

  private func gain(at levels: PerParameter<Int>) -> Double {
    var taken = UInt64.max
    for gate in Parameter.allCases { taken &= passing[gate.rawValue * (Self.steps + 1) + levels[gate]] }
    var sum = 0.0
    while taken != 0 {
      sum += gains[taken.trailingZeroBitCount]
      taken &= taken - 1
    }
    return sum
  }

  /// Both ends are met exactly.
  private static func place(_ level: Int, from baseline: Double, to target: Double) -> Double {
    level == steps ? target : baseline + Double(level) / Double(steps) * (target - baseline)
  }
}
