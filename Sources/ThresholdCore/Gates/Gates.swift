/// The five gates of a signal against the thresholds in force.
package struct Gates: Sendable, Equatable {
  package var checks: PerParameter<GateCheck>
  /// The answer: should the signal be traded?
  package var shouldTrade: Bool

  /// Evaluates every gate, so that a caller can tell all that stood in the way.
  ///
  /// Each gate is written as "passes": comparisons with NaN are false in IEEE 754, so a NaN passes none. An exit is
  /// always traded, a hold never.
  /// - Complexity: O(1), no allocation, no suspension: this is the hot path of Evaluate.
  package init(_ signal: Signal, against thresholds: PerParameter<Double>) {
    checks = PerParameter { parameter in
      let threshold = thresholds[parameter]
      let observed = signal.observed(parameter)
      let outcome: GateOutcome
      if signal.action == .hold || (parameter == .rsi && signal.action != .buy) {
        outcome = .notApplicable
      } else if let observed {
        let passes = parameter == .rsi ? observed <= threshold : observed >= threshold
        outcome = passes ? .passed : .failed
      } else {
        outcome = .missingInput
      }
      return GateCheck(parameter: parameter, observed: observed, threshold: threshold, outcome: outcome)
    }
    switch (signal.action, signal.intent) {
    case (.hold, _): shouldTrade = false
    case (_, .exit): shouldTrade = true
    case (_, .entry):
      shouldTrade =
        !(checks.rsi.refuses || checks.confidence.refuses || checks.macd.refuses || checks.volume.refuses
        || checks.momentum.refuses)
    }
  }
}
