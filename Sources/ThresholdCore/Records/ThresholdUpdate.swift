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

  /// Whether both are one update but for how its numbers were rounded on the way.
  package func isClose(to other: ThresholdUpdate) -> Bool {
    parameter == other.parameter && reason == other.reason && oldValue.isClose(to: other.oldValue)
      && newValue.isClose(to: other.newValue) && confidence.isClose(to: other.confidence)
  }
}
