/// Count, mean and spread of numbers, without the numbers: what two parts say of themselves can be put together.
///
/// Source: T. Chan, G. Golub, R. LeVeque, Updating Formulae and a Pairwise Algorithm for Computing Sample Variances, 1979. Equal
/// numbers keep a spread of exactly 0, which sums of squares would not.
package struct Moments: Sendable, Equatable {
  package var count: Int64 = 0
  /// Meaningless without numbers.
  package var center = 0.0
  /// Sum of squared distances from `center`.
  package var squares = 0.0
  /// Largest magnitude.
  package var magnitudeMax = 0.0

  package init() {}

  package init(_ values: [Double]) {
    for value in values { add(value) }
  }

  /// - Complexity: O(1).
  package mutating func add(_ value: Double) {
    count += 1
    let delta = value - center
    center += delta / Double(count)
    squares += delta * (value - center)
    magnitudeMax = max(magnitudeMax, abs(value))
  }

  /// Adds what another part says.
  package mutating func add(_ other: Moments) {
    guard other.count > 0 else { return }
    let total = Double(count + other.count)
    let delta = other.center - center
    squares += other.squares + delta * delta * Double(count) * Double(other.count) / total
    center += delta * Double(other.count) / total
    count += other.count
    magnitudeMax = max(magnitudeMax, other.magnitudeMax)
  }

  /// `nil` without numbers.
  package var mean: Double? { count > 0 ? center : nil }

  /// With ddof 1; `nil` below two numbers.
  package var standardDeviation: Double? {
    count > 1 ? (squares / Double(count - 1)).squareRoot() : nil
  }

  /// Mean over standard deviation; `nil` where there is no spread to speak of, as in `Sample`.
  package var signalToNoise: Double? {
    guard let mean, let standardDeviation, standardDeviation > 1e-15 * magnitudeMax, standardDeviation > 0
    else { return nil }
    return mean / standardDeviation
  }

  /// Standard error of the mean: s / sqrt n.
  package var standardErrorOfMean: Double? { standardDeviation.map { $0 / Double(count).squareRoot() } }

  /// Standard error of `signalToNoise`; source: `Sample`.
  package var standardErrorOfSignalToNoise: Double? {
    signalToNoise.map { ((1 + $0 * $0 / 2) / Double(count)).squareRoot() }
  }
}
