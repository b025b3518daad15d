/// Where a signal and the thresholds lie in the learner's coordinates: 0 is the loosest end of the bounds, 1 the strictest.
package enum Position {
  /// The coordinate of a gate that cannot fail: it does not apply, or the signal lacks its value.
  package static let neverFails = 9.0

  /// The five z of a signal; it passes a gate at `u` iff `z >= u`.
  package static func of(_ signal: Signal, in bounds: PerParameter<Bounds>) -> PerParameter<Double> {
    PerParameter { parameter in
      guard !(parameter == .rsi && signal.action != .buy), let observed = signal.observed(parameter) else {
        return neverFails
      }
      return parameter.normalised(observed, in: bounds[parameter])
    }
  }

  /// The five u of threshold values.
  package static func of(_ values: PerParameter<Double>, in bounds: PerParameter<Bounds>) -> PerParameter<
    Double
  > {
    values.map { $0.normalised($1, in: bounds[$0]) }
  }
}
