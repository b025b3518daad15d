/// e to a power, by additions and multiplications alone.
///
/// A learner on boxes needs some two hundred for each outcome. libm's cannot be computed side by side in a vector, and its
/// last bit depends on the kind of processor, which this one's does not.
enum Exponential {
  /// Powers outside are taken as these: the result is never 0, infinite or subnormal.
  private static let least = -708.0
  private static let most = 709.0
  private static let log2e = 1.442_695_040_888_963_4
  /// The natural logarithm of 2 in two parts: the first has zeros at its end, so that its product with a number below 2^11 is
  /// exact (Cody and Waite, Software Manual for the Elementary Functions, 1980).
  private static let ln2 = (high: 0x1.62e42feep-1, low: 0x1.a39ef35793c76p-33)
  /// 1.5 * 2^52: added to a small number it leaves the nearest integer in the last bits.
  private static let rounding = 0x1.8p52

  /// e to the power `x`, within 2 units in the last place; NaN for NaN.
  ///
  /// x = n ln 2 + r with |r| <= ln 2 / 2: Taylor's polynomial of degree 13, whose remainder is below 2^-57, gives e^r, and n
  /// is added to the exponent's bits. Without a branch or a call, so that loops become vectors.
  @inline(__always)
  static func of(_ x: Double) -> Double {
    let above = x < least ? least : x
    let power = above > most ? most : above
    let shifted = power * log2e + rounding
    let n = shifted - rounding
    let r = (power - n * ln2.high) - n * ln2.low
    var sum = 1.0 / 6_227_020_800
    sum = sum * r + 1.0 / 479_001_600
    sum = sum * r + 1.0 / 39_916_800
    sum = sum * r + 1.0 / 3_628_800
    sum = sum * r + 1.0 / 362_880
    sum = sum * r + 1.0 / 40_320
    sum = sum * r + 1.0 / 5_040
    sum = sum * r + 1.0 / 720
    sum = sum * r + 1.0 / 120
    sum = sum * r + 1.0 / 24
    sum = sum * r + 1.0 / 6
    sum = sum * r + 0.5
    sum = sum * r + 1
    sum = sum * r + 1
    return Double(bitPattern: sum.bitPattern &+ shifted.bitPattern &<< 52)
  }
}
