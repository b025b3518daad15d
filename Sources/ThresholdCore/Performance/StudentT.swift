/// Student's t distribution.
package enum StudentT {
  /// Probability of a statistic at least as far from 0 as `statistic`, on either side, with so many degrees of freedom:
  /// I_x(n/2, 1/2) at x = n / (n + t^2). Source: DLMF 8.17, https://dlmf.nist.gov/8.17.
  package static func twoSided(_ statistic: Double, degreesOfFreedom: Double) -> Double {
    let square = statistic * statistic
    return regularisedBeta(
      x: degreesOfFreedom / (degreesOfFreedom + square), complement: square / (degreesOfFreedom + square),
      a: degreesOfFreedom / 2, b: 0.5)
  }

  /// The regularised incomplete beta function I_x(a, b), with 1 - x given apart so that it keeps its digits.
  ///
  /// The continued fraction (DLMF 8.17.22) converges fast below (a + 1)/(a + b + 2); above it the symmetry
  /// I_x(a, b) = 1 - I_(1-x)(b, a) is used (DLMF 8.17.4).
  static func regularisedBeta(x: Double, complement: Double, a: Double, b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard complement > 0 else { return 1 }
    if x > (a + 1) / (a + b + 2) {
      return 1 - regularisedBeta(x: complement, complement: x, a: b, b: a)
    }
    let logFactor =
      a * Logarithm.natural(x) + b * Logarithm.natural(complement)
      + logGamma(a + b) - logGamma(a) - logGamma(b)
    return Logarithm.exponential(logFactor) / a / continuedFraction(x: x, a: a, b: b)
  }

  /// 1 + d1/(1 + d2/(1 + ...)) by Lentz's method as modified by Thompson and Barnett. Source: W. Press et al., Numerical
  /// Recipes, 3rd edition, 5.2.
  private static func continuedFraction(x: Double, a: Double, b: Double) -> Double {
    let tiny = 1e-300
    var value = 1.0
    var c = 1.0
    var d = 0.0
    for index in 1...10_000 {
      let m = Double(index / 2)
      let term =
        index.isMultiple(of: 2)
        ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 + term * d
      d = 1 / (abs(d) < tiny ? tiny : d)
      c = 1 + term / c
      if abs(c) < tiny { c = tiny }
      value *= c * d
      if abs(c * d - 1) < 1e-16 { break }
    }
    return value
  }

  /// ln gamma for x > 0: the recurrence up to 15, then Stirling's series (DLMF 5.11.1), whose first left out term is
  /// below 1e-17 there. (libm's lgamma writes a global.)
  static func logGamma(_ x: Double) -> Double {
    var x = x
    var shift = 1.0
    while x < 15 {
      shift *= x
      x += 1
    }
    let inverse = 1 / (x * x)
    let series =
      (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1_260.0 - inverse * (1 / 1_680.0 - inverse / 1_188))))
      / x
    return (x - 0.5) * Logarithm.natural(x) - x + 0.5 * Logarithm.natural(2 * .pi) + series
      - Logarithm.natural(shift)
  }
}
