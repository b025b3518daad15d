/// What one gate looked at and said.
package struct GateCheck: Sendable, Equatable {
  package var parameter: Parameter
  /// Aligned with the side (macd) or as a magnitude (momentum); `nil` if the signal lacks it.
  package var observed: Double?
  package var threshold: Double
  package var outcome: GateOutcome

  /// Distance to the threshold in the parameter's unit, positive when passed; `nil` without an observation.
  package var margin: Double? {
    observed.map { parameter == .rsi ? threshold - $0 : $0 - threshold }
  }

  /// Whether this gate stands in the way of an entry.
  package var refuses: Bool {
    outcome == .failed || (outcome == .missingInput && parameter == .confidence)
  }
}
