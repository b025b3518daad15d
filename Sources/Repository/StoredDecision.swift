package import ThresholdCore

/// A decision, and the scopes that it came too late for, as it is stored.
package struct StoredDecision: Sendable, Equatable {
  package var decision: Decision
  /// It reached storage after its symbol's learner had been shown that time. False where it has no view of that scope.
  package var isLateForSymbol: Bool
  /// The same of the user's global learner.
  package var isLateForGlobal: Bool

  package init(_ decision: Decision, isLateForSymbol: Bool, isLateForGlobal: Bool) {
    self.decision = decision
    self.isLateForSymbol = isLateForSymbol && decision.symbolView != nil
    self.isLateForGlobal = isLateForGlobal && decision.globalView != nil
  }
}
