/// One parameter that a cycle or a command moved.
package struct ThresholdUpdate: Sendable, Equatable {
  package var parameter: Parameter
  package var oldValue: Double
  package var newValue: Double
  /// For people.
  package var reason: String
  /// 0 to 0.99.
  package var confidence: Double

  package init(parameter: Parameter, oldValue: Double, newValue: Double, reason: String, confidence: Double) {
    self.parameter = parameter
    self.oldValue = oldValue
    self.newValue = newValue
    self.reason = reason
    self.confidence = confidence
  }
}
