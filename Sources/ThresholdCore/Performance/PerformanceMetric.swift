/// One figure of a performance report.
package struct PerformanceMetric: Sendable, Equatable {
  /// The name on the wire, such as `sharpe_ratio`.
  package var name: String
  /// `nil` when it is undefined, never 0, infinite or a code.
  package var value: Double?
  /// One standard error of `value`, where there is a formula for it.
  package var standardError: Double?

  package init(_ name: String, _ value: Double?, standardError: Double? = nil) {
    self.name = name
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.standardError = self.value == nil ? nil : standardError.flatMap { $0.isFinite ? $0 : nil }
  }
}
