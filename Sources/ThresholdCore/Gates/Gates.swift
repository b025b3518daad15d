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

extension Gates {
  /// What one gate said.
  package subscript(parameter: Parameter) -> GateCheck { checks[parameter] }

  /// How many gates stand in the way of an entry.
  package var refusingCount: Int { Parameter.allCases.count { checks[$0].refuses } }

  /// The first gate that stands in the way of an entry, in the order of `Parameter.allCases`.
  package var firstRefusing: GateCheck? {
    Parameter.allCases.first { checks[$0].refuses }.map { checks[$0] }
  }

  /// How many gates were not checked because the signal lacks their value.
  package var missingCount: Int { Parameter.allCases.count { checks[$0].outcome == .missingInput } }
}
