/// Mean and spread of some numbers.
package struct Sample: Sendable, Equatable {
  package var values: [Double]
  /// `nil` without values.
  package var mean: Double?
  /// With ddof 1; `nil` below two values.
  package var standardDeviation: Double?

  package init(_ values: [Double]) {
    self.values = values
    guard !values.isEmpty else { return }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    self.mean = mean
    guard values.count > 1 else { return }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardDeviation = (squares / (count - 1)).squareRoot()
  }

  /// Mean over standard deviation; `nil` where there is no spread to speak of.
  ///
  /// Equal values can differ in their last bit and then have a spread of rounding errors: that counts as none.
  package var signalToNoise: Double? {
    guard let mean, let standardDeviation,
      standardDeviation > 1e-15 * (values.map(\.magnitude).max() ?? 0), standardDeviation > 0
    else { return nil }
    return mean / standardDeviation
  }

  /// Standard error of the mean: s / sqrt n.
  package var standardErrorOfMean: Double? {
    standardDeviation.map { $0 / Double(values.count).squareRoot() }
  }

  /// Standard error of `signalToNoise`, sqrt((1 + x^2/2) / n), for independent, normal values. Source: A. Lo, The
  /// Statistics of Sharpe Ratios, Financial Analysts Journal 58(4), 2002.
  package var standardErrorOfSignalToNoise: Double? {
    signalToNoise.map { ((1 + $0 * $0 / 2) / Double(values.count)).squareRoot() }
  }
}
