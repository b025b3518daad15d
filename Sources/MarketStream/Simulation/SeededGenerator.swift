/// SplitMix64 (Steele, Lea and Flood, 2014) and the distributions that a market needs.
///
/// Everything is made of additions, multiplications, divisions and square roots, which IEEE 754 rounds in one way only:
/// the same seed gives the same numbers on every platform, which logarithms and powers of different C libraries do not.
struct SeededGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// In [0, 1).
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// Mean 0 and variance 1: the sum of twelve uniforms less six; never beyond 6.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }

  /// Mean 1, by comparisons alone (von Neumann, 1951).
  mutating func exponential() -> Double {
    var whole = 0.0
    while true {
      let first = uniform()
      var last = first
      var length = 1
      while true {
        let next = uniform()
        if next >= last { break }
        last = next
        length += 1
      }
      if !length.isMultiple(of: 2) { return whole + first }
      whole += 1
    }
  }

  /// Student's t with four degrees of freedom: variance 2, tails as heavy as those of returns.
  mutating func heavyTailed() -> Double {
    // A chi-squared variable with four degrees of freedom is twice the sum of two exponential ones.
    let chiSquared = 2 * (exponential() + exponential())
    return normal() / (chiSquared / 4).squareRoot()
  }

  /// Median near 1 and a long tail upwards: the product of twelve factors around 1 of this width, as a lognormal is the
  /// limit of many.
  mutating func multiplicative(width: Double) -> Double {
    var product = 1.0
    for _ in 0..<12 { product *= 1 + width * (uniform() - 0.5) }
    return product
  }
}
