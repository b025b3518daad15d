import ThresholdCore

/// The best that fixed thresholds could have made, in hindsight and knowing the truth: what a gap is measured against.
enum Oracle {
  /// Sum of `value` over the best box z >= u found by exact coordinate ascent from several starts.
  static func best(_ z: ArraySlice<PerParameter<Double>>, _ value: ArraySlice<Double>) -> Double {
    let z = Array(z)
    let value = Array(value)
    let orders = PerParameter<[Int]> { parameter in
      z.indices.sorted { z[$0][parameter] > z[$1][parameter] }
    }
    // An optimum that is missed would flatter the learner, so more starts than the ascent usually needs.
    var random = Numbers(state: 1)
    let starts =
      [0.0, 0.2, 0.4].map { PerParameter(repeating: $0) } + [BenchScore.defaults]
      + (0..<8).map { _ in PerParameter { _ in Double.random(in: 0...0.8, using: &random) } }
    return starts.reduce(0) { max($0, ascend(from: $1, z, value, orders)) }
  }

  /// The same starts each time: SplitMix64.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static func ascend(
    from start: PerParameter<Double>, _ z: [PerParameter<Double>], _ value: [Double],
    _ orders: PerParameter<[Int]>
  ) -> Double {
    var u = start
    var last = -Double.infinity
    for _ in 0..<8 {
      for parameter in Parameter.allCases {
        var others = u
        others[parameter] = -.infinity
        u[parameter] = bestEdge(parameter, others, z, value, orders[parameter]) ?? u[parameter]
      }
      let total = z.indices.reduce(0) { $0 + (BenchScore.accepts(z[$1], u) ? value[$1] : 0) }
      if total <= last + 1e-12 { return max(total, last) }
      last = total
    }
    return last
  }

  /// The edge of one gate that makes most, the others fixed: every observed value is tried, from the strictest down.
  private static func bestEdge(
    _ parameter: Parameter, _ others: PerParameter<Double>, _ z: [PerParameter<Double>], _ value: [Double],
    _ order: [Int]
  ) -> Double? {
    var sum = 0.0
    var best = -Double.infinity
    var edge: Double?
    var place = 0
    while place < order.count {
      let candidate = min(1, z[order[place]][parameter])
      guard candidate >= 0 else { break }
      // All at or above the candidate are taken together.
      while place < order.count, z[order[place]][parameter] >= candidate {
        if BenchScore.accepts(z[order[place]], others) { sum += value[order[place]] }
        place += 1
      }
      if sum > best {
        best = sum
        edge = candidate
      }
    }
    return edge
  }
}
