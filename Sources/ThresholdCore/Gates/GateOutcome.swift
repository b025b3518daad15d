/// What a gate said. Raw values are on the wire: never renumber.
package enum GateOutcome: Int, Sendable {
  case passed = 1
  case failed = 2
  /// The gate does not apply to this action.
  case notApplicable = 3
  /// The signal lacks the value; only a missing confidence refuses it.
  case missingInput = 4
}
